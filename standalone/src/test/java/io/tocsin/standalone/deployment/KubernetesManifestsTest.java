package io.tocsin.standalone.deployment;

import static io.tocsin.standalone.deployment.Manifests.byName;
import static io.tocsin.standalone.deployment.Manifests.name;
import static io.tocsin.standalone.deployment.Manifests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesManifestsTest {
  private static final String[] SERVICES = {
    "alert-gateway", "router", "notifier", "runbook-runner"
  };

  /** People and programs outside call these. */
  private static final Set<String> CALLED = Set.of("alert-gateway", "runbook-runner");

  private static final String APART = "/affinity/podAntiAffinity";
  private static final String WHEN = "DuringSchedulingIgnoredDuringExecution";

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/dev", "overlays/prod"})
  void everyDocumentSatisfiesItsSchema(String overlay) throws Exception {
    var schemas = KubernetesSchemas.orSkip();

    for (var document : Manifests.rendered(overlay).documents()) {
      assertThat(schemas.mistakesOf(document)).as(name(document)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/dev", "overlays/prod"})
  void eachServiceIsThereWithImageBudgetAndAccountOfItsOwn(String overlay) throws Exception {
    var manifests = Manifests.rendered(overlay);

    assertThat(texts(manifests.workloads(), "/metadata/name")).containsExactlyInAnyOrder(SERVICES);
    assertThat(texts(manifests.pods(), "/serviceAccountName")).containsExactlyInAnyOrder(SERVICES);
    assertThat(manifests.kind("Service").map(Manifests::name)).containsExactlyInAnyOrder(SERVICES);
    assertThat(manifests.kind("PodDisruptionBudget").map(Manifests::name))
        .containsExactlyInAnyOrder(SERVICES);
    assertThat(texts(manifests.containers(), "/image"))
        .allMatch(image -> image.matches(".+(:[0-9][^:]*|@sha256:[0-9a-f]{64})"));
  }

  @Test
  @Tag("S-K8S-05")
  @DisplayName("probes ask on the management port, and liveness asks for life only")
  void probes() throws Exception {
    var containers = Manifests.rendered("overlays/prod").containers();

    for (var probe : List.of("startup:started", "liveness:live", "readiness:ready")) {
      var call = "/" + probe.split(":")[0] + "Probe/httpGet";
      assertThat(texts(containers, call + "/path"))
          .containsOnly("/q/health/" + probe.split(":")[1]);
      assertThat(texts(containers, call + "/port")).containsOnly("management");
    }
    assertThat(containers)
        .allSatisfy(
            container ->
                assertThat(container.at("/ports").valueStream().toList())
                    .anyMatch(port -> port.path("name").asText().equals("management")));
  }

  @Test
  @Tag("S-K8S-01")
  @Tag("S-IMG-01")
  @DisplayName("pods satisfy the restricted level and get no token")
  void restricted() throws Exception {
    var manifests = Manifests.rendered("overlays/prod");

    assertThat(texts(manifests.pods(), "/securityContext/runAsNonRoot")).containsOnly("true");
    assertThat(texts(manifests.pods(), "/securityContext/seccompProfile/type"))
        .containsOnly("RuntimeDefault");
    assertThat(texts(manifests.pods(), "/automountServiceAccountToken")).containsOnly("false");
    var security = "/securityContext/";
    assertThat(texts(manifests.containers(), security + "allowPrivilegeEscalation"))
        .containsOnly("false");
    assertThat(texts(manifests.containers(), security + "readOnlyRootFilesystem"))
        .containsOnly("true");
    assertThat(texts(manifests.containers(), security + "capabilities/drop/0")).containsOnly("ALL");
    assertThat(manifests.kind("Namespace").toList())
        .singleElement()
        .matches(
            namespace ->
                namespace
                    .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                    .asText()
                    .equals("restricted"));
  }

  @Test
  @Tag("S-K8S-02")
  @DisplayName("what is not allowed is denied, and each rule is about pods that exist")
  void networkPolicies() throws Exception {
    var manifests = Manifests.rendered("overlays/prod");
    var policies = byName(manifests.kind("NetworkPolicy"));

    var deny = policies.get("default-deny").path("spec");
    assertThat(deny.path("podSelector")).isEmpty();
    assertThat(deny.path("policyTypes").valueStream().map(JsonNode::asText))
        .containsExactly("Ingress", "Egress");
    assertThat(deny.has("ingress") || deny.has("egress")).isFalse();

    assertThat(policies.values())
        .allSatisfy(
            policy ->
                assertThat(manifests.selectedBy(policy.at("/spec/podSelector/matchLabels")))
                    .as(name(policy))
                    .isNotEmpty());
    assertThat(manifests.selectedBy(labels(policies.get("names-log-and-metrics"))))
        .containsExactlyInAnyOrder(SERVICES);
    assertThat(manifests.selectedBy(labels(policies.get("notifier")))).containsExactly("notifier");
  }

  @Test
  @Tag("S-K8S-03")
  @DisplayName("memory is reserved in full, one pod a node, two stay during a drain")
  void productionIsSpread() throws Exception {
    var manifests = Manifests.rendered("overlays/prod");

    assertThat(texts(manifests.containers(), "/resources/limits/memory"))
        .allMatch(memory -> memory.matches("[0-9]+[MG]i"))
        .isEqualTo(texts(manifests.containers(), "/resources/requests/memory"));
    assertThat(manifests.pods())
        .allSatisfy(pod -> assertThat(apart(pod, "required", "")).isEqualTo(ownLabel(pod)))
        .noneMatch(pod -> pod.at(APART).has("preferred" + WHEN));
    assertThat(texts(manifests.kind("PodDisruptionBudget").toList(), "/spec/minAvailable"))
        .containsOnly("2");
    assertThat(texts(manifests.workloads(), "/spec/replicas")).containsOnly("3");
  }

  @Test
  @Tag("S-K8S-03")
  @DisplayName("pods of a service keep away from each other and from each other's zone")
  void everyServiceIsSpread() throws Exception {
    assertThat(Manifests.asWritten().pods())
        .hasSize(SERVICES.length)
        .allSatisfy(
            pod -> {
              assertThat(apart(pod, "preferred", "/podAffinityTerm")).isEqualTo(ownLabel(pod));
              var zones = pod.at("/topologySpreadConstraints/0");
              assertThat(zones.path("topologyKey").asText())
                  .isEqualTo("topology.kubernetes.io/zone");
              assertThat(zones.at("/labelSelector/matchLabels")).isEqualTo(ownLabel(pod));
              assertThat(zones.at("/matchLabelKeys/0").asText()).endsWith("-hash");
            });
  }

  @Test
  @Tag("S-K8S-05")
  @DisplayName("a pod behind a Service keeps serving until the Service has removed it")
  void endpointsForgetAPodBeforeItStops() throws Exception {
    var grace = Manifests.sharedPod().path("terminationGracePeriodSeconds").asInt();
    var called =
        Manifests.asWritten().pods().stream()
            .filter(pod -> CALLED.contains(pod.path("serviceAccountName").asText()))
            .toList();

    assertThat(called)
        .hasSize(CALLED.size())
        .map(pod -> pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt())
        .allMatch(seconds -> seconds >= 5 && seconds < grace / 2);
    assertThat(Tree.text("k8s/README.md")).contains("Kubernetes 1.30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notifier", "runbook-runner"})
  @Tag("S-K8S-02")
  @DisplayName("the way out is there for both versions of IP, with exceptions for both")
  void wayOutKnowsBothVersionsOfIp(String policy) throws Exception {
    var blocks =
        byName(Tree.documents(Tree.text("k8s/base/network-policies.yaml")).stream())
            .get(policy)
            .at("/spec/egress/0/to")
            .valueStream()
            .map(to -> to.path("ipBlock"))
            .toList();

    assertThat(texts(blocks, "/cidr")).containsExactlyInAnyOrder("0.0.0.0/0", "::/0");
    assertThat(blocks).allMatch(block -> !block.path("except").isEmpty());
    assertThat(blocks.getLast().path("except").valueStream().map(JsonNode::asText))
        .contains("fe80::/10");
  }

  @Test
  @Tag("S-K8S-04")
  @DisplayName("secrets come as files from outside, none is contained here")
  void secrets() throws Exception {
    var manifests = Manifests.rendered("overlays/prod");

    assertThat(manifests.kind("Secret")).isEmpty();
    assertThat(environmentOf(manifests))
        .noneMatch(variable -> variable.matches(".*(PASSWORD|TOKEN|SECRET|JAAS).*"));
    assertThat(manifests.pods())
        .allSatisfy(
            pod ->
                assertThat(texts(pod.path("volumes").valueStream().toList(), "/secret/secretName"))
                    .contains("tocsin-" + pod.path("serviceAccountName").asText()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/dev", "overlays/prod"})
  void whatIsReferredToExists(String overlay) throws Exception {
    var manifests = Manifests.rendered(overlay);
    var maps = byName(manifests.kind("ConfigMap"));

    assertThat(texts(manifests.containers(), "/envFrom/0/configMapRef/name"))
        .allMatch(maps::containsKey);
    assertThat(manifests.pods())
        .allSatisfy(
            pod ->
                assertThat(pod.path("volumes").valueStream().toList())
                    .anyMatch(volume -> maps.containsKey(volume.at("/configMap/name").asText())));
    assertThat(Stream.of("Service", "PodDisruptionBudget").flatMap(manifests::kind).toList())
        .allSatisfy(
            document ->
                assertThat(manifests.selectedBy(selectorOf(document)))
                    .containsExactly(name(document)));
  }

  /** The label by which pods are kept from one node. */
  private static JsonNode apart(JsonNode pod, String kind, String term) {
    var rule = pod.at(APART + "/" + kind + WHEN + "/0" + term);
    assertThat(rule.path("topologyKey").asText()).isEqualTo("kubernetes.io/hostname");
    return rule.at("/labelSelector/matchLabels");
  }

  private static JsonNode ownLabel(JsonNode pod) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("app.kubernetes.io/name", pod.path("serviceAccountName").asText());
  }

  private static JsonNode labels(JsonNode policy) {
    return policy.at("/spec/podSelector/matchLabels");
  }

  private static JsonNode selectorOf(JsonNode document) {
    var selector = document.at("/spec/selector");
    return selector.path("matchLabels").isMissingNode() ? selector : selector.path("matchLabels");
  }

  private static List<String> environmentOf(Manifests manifests) {
    var own =
        manifests.containers().stream().flatMap(container -> container.path("env").valueStream());
    var shared = manifests.kind("ConfigMap").flatMap(map -> map.path("data").propertyStream());
    return Stream.concat(
            own.map(variable -> variable.path("name").asText()),
            shared.map(entry -> entry.getKey()))
        .toList();
  }
}

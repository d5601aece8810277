package io.tocsin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The overlay that k8s/README.md shows. */
class SecretsTest {
  private static final Pattern OVERLAY = Pattern.compile("```yaml\n(.+?)```", Pattern.DOTALL);

  /** Kustomize takes folders beside it by a relative path only. */
  private final Path folder = Path.of("target/overlay").toAbsolutePath();

  @BeforeEach
  void writeOverlay() throws IOException {
    Files.createDirectories(folder);
    var overlay = OVERLAY.matcher(Tree.text("k8s/README.md"));
    assertThat(overlay.find()).isTrue();
    var prod = folder.relativize(Tree.path("k8s/overlays/prod")).toString();
    write("kustomization.yaml", overlay.group(1).replace("../tocsin/k8s/overlays/prod", prod));
    write("alertmanager.yml", Tree.text("k8s/base/alertmanager.yml"));
    for (var file : List.of("kafka", "admin", "runner")) {
      write(file + ".properties", "a=1");
    }
    write("slack-url", "https://hooks.example.net/1");
  }

  @Test
  @Tag("S-K8S-04")
  @DisplayName("a changed secret rolls the pods that use it, and only those")
  void changedSecretRollsThePodsThatUseIt() throws Exception {
    var before = secrets();

    write("slack-url", "https://hooks.example.net/2");
    var after = secrets();

    assertThat(before).containsOnlyKeys(Compose.OURS);
    assertThat(after.get("notifier")).isNotEqualTo(before.get("notifier"));
    assertThat(Map.of("router", after.get("router"), "runbook-runner", after.get("runbook-runner")))
        .satisfies(kept -> assertThat(before).containsAllEntriesOf(kept));
  }

  @Test
  void settingOfAllRollsAll() throws Exception {
    var before = secrets();

    write("kafka.properties", "a=2");

    assertThat(secrets().values()).doesNotContainAnyElementsOf(before.values());
  }

  /** The Secret of each pod, by service. */
  private Map<String, String> secrets() throws Exception {
    var secrets = new HashMap<String, String>();
    for (var pod : Manifests.renderedFrom(folder).pods()) {
      pod.path("volumes")
          .valueStream()
          .filter(volume -> volume.has("secret"))
          .forEach(
              volume ->
                  secrets.put(
                      pod.path("serviceAccountName").asText(),
                      volume.at("/secret/secretName").asText()));
    }
    return secrets;
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}

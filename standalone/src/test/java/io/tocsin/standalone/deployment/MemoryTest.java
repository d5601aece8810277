package io.tocsin.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import io.tocsin.configuration.process.ProcessNeeds;
import io.tocsin.model.memory.MemoryBudget;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limit, heap and budgets of each container agree, in compose and in Kubernetes. */
class MemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * Classes, compiled code, threads and buffers; the most that was seen is 192 MiB, of the runner.
   */
  private static final long BESIDE_HEAP = 192 * MEBIBYTE;

  /** Without alerts, with its buffers full; see decision 0021. */
  private static final long BUSY = 160 * MEBIBYTE;

  /** 71 MB for 100,000 of them, see docs/numbers.md. */
  private static final long ACTIVE_ALERT = 710;

  /** In the answer to whoever lists all of them, as 250,000 were listed. */
  private static final long LISTED_ALERT = 550;

  private static final int LISTINGS = 2;

  /** Unfinished requests, unread answers, bodies being read; see docs/security.md. */
  private static final long ON_ITS_WAY = 3 * 64 * MEBIBYTE;

  static Stream<ContainerMemory> ours() throws IOException {
    return Stream.concat(inCompose().stream(), inKubernetes().stream());
  }

  static Stream<ContainerMemory> routers() throws IOException {
    return ours().filter(container -> container.service().equals("router"));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void heapAndWhatIsBesideItFitTheLimit(ContainerMemory container) throws IOException {
    long beside = BESIDE_HEAP + container.files();

    assertThat(container.heap()).isLessThanOrEqualTo(container.limit() * 3 / 4);
    assertThat(container.heap() + beside).isLessThanOrEqualTo(container.limit());
  }

  @ParameterizedTest
  @MethodSource("routers")
  void routerHasRoomForAllAlertsThatTheGatewayAccepts(ContainerMemory router) throws Exception {
    var budget = MemoryBudget.ofHeap(router.heap());

    assertThat(budget.bytes()).isGreaterThanOrEqualTo(acceptedAlerts() * ACTIVE_ALERT);
  }

  @ParameterizedTest
  @MethodSource("ours")
  void heapHoldsWhatItsServiceMayHold(ContainerMemory container) throws Exception {
    var router = routers().toList().getFirst();
    long held =
        switch (container.service()) {
          case "alert-gateway" -> ON_ITS_WAY + LISTINGS * acceptedAlerts() * LISTED_ALERT;
          // Receivers that are down have their messages there, each alert of the router once.
          case "notifier" -> MemoryBudget.ofHeap(router.heap()).withTolerance().bytes();
          default -> 0;
        };

    assertThat(container.heap()).isGreaterThanOrEqualTo(BUSY + held);
  }

  @Test
  void composeAndKubernetesGiveTheSame() throws IOException {
    assertThat(inKubernetes())
        .usingRecursiveFieldByFieldElementComparatorOnFields("service", "limit")
        .containsExactlyInAnyOrderElementsOf(inCompose());
  }

  @Test
  void kafkasHeapIsHalfOfItsLimit() throws IOException {
    var kafka = Compose.read().service("kafka");

    long heap = number("-Xmx(\\w+)", kafka.at("/environment/KAFKA_HEAP_OPTS").asText());

    assertThat(heap).isLessThanOrEqualTo(limit("kafka") / 2);
  }

  @Test
  void sharedBuffersOfPostgreSqlAreAQuarterOfItsLimit() throws IOException {
    var postgresql = Compose.read().service("postgresql");

    long buffers = number("shared_buffers=(\\d+M)B", postgresql.path("command").toString());

    assertThat(buffers).isLessThanOrEqualTo(limit("postgresql") / 4);
  }

  @Test
  void oneProcessGetsWhatItsHeapAndItsDatabaseNeed() throws IOException {
    long heap = number("-Xmx(\\w+)", Tree.text("standalone/jvm.options"));
    long limit = number("--memory (\\w+)", Tree.text("docker/README.md"));

    assertThat(heap).isLessThanOrEqualTo(limit * 3 / 4);
    assertThat(heap + ProcessNeeds.STANDALONE.besideHeap()).isLessThanOrEqualTo(limit);
  }

  private static List<ContainerMemory> inCompose() throws IOException {
    var compose = Compose.read();
    return Compose.OURS.stream()
        .map(service -> ContainerMemory.ofCompose(service, compose.service(service)))
        .toList();
  }

  private static List<ContainerMemory> inKubernetes() throws IOException {
    var shared = Manifests.sharedPod().path("volumes");
    return Manifests.asWritten().pods().stream()
        .map(pod -> ContainerMemory.ofPod(pod, shared.valueStream()))
        .toList();
  }

  private static long limit(String service) throws IOException {
    return ContainerMemory.ofCompose(service, Compose.read().service(service)).limit();
  }

  private static long acceptedAlerts() throws ReflectiveOperationException {
    var limits = Class.forName("io.tocsin.gateway.ingest.rule.RequestLimits");
    return Long.parseLong(
        limits.getDeclaredMethod("activeAlerts").getAnnotation(WithDefault.class).value());
  }

  private static long number(String pattern, String text) {
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return ContainerMemory.bytes(found.group(1));
  }
}

package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, with real programs in front, in both shapes of the same code. The short form has
 * both shapes and both programs, the long one the other two pairs.
 */
class EndToEndIT {
  private static final int VMID = 101;

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();
  private GuestExporter exporter;

  @BeforeEach
  void prepare() {
    surroundings.addGuest(VMID);
    exporter = new GuestExporter(surroundings.proxmox(), VMID);
  }

  @AfterEach
  void cleanUp() {
    exporter.close();
    surroundings.close();
  }

  @Test
  @DisplayName("Prometheus posts to one process")
  void prometheusToStandalone() throws Exception {
    try (var tocsin = standalone()) {
      playsWithPrometheusInFrontOf(tocsin);
    }
  }

  @Test
  @Tag("long")
  @DisplayName("Prometheus posts to Alertmanager, which posts to one process")
  void alertmanagerToStandalone() throws Exception {
    try (var tocsin = standalone()) {
      playsWithAlertmanagerInFrontOf(tocsin);
    }
  }

  @Test
  @Tag("long")
  @DisplayName("Prometheus posts to four processes")
  void prometheusToDistributed() throws Exception {
    try (var tocsin = distributed()) {
      playsWithPrometheusInFrontOf(tocsin);
    }
  }

  @Test
  @DisplayName("Prometheus posts to Alertmanager, which posts to four processes")
  void alertmanagerToDistributed() throws Exception {
    try (var tocsin = distributed()) {
      playsWithAlertmanagerInFrontOf(tocsin);
      hasMetricsAsPrometheusWantsThem(tocsin);
    }
  }

  private Deployment standalone() throws IOException {
    return new StandaloneDeployment(
        Files.createDirectories(folder.resolve("data")),
        surroundings.writeConfiguration(folder),
        surroundings.proxmoxSettings());
  }

  private DistributedDeployment distributed() throws Exception {
    return DistributedDeployment.start(
        folder, surroundings.writeConfiguration(folder), surroundings.proxmoxSettings());
  }

  private void playsWithPrometheusInFrontOf(Deployment tocsin) throws Exception {
    needs("prometheus");
    var gateway = tocsin.gateway();
    try (var prometheus = new DebianPrometheus(folder, exporter.target(), gateway)) {
      watches(prometheus);
      new GuestStory(surroundings, tocsin).plays();
    }
  }

  /** After the story, in which each of them has measured what it does. */
  private void hasMetricsAsPrometheusWantsThem(DistributedDeployment tocsin) throws Exception {
    needs(Promtool.NAME);
    var complaints = new TreeMap<String, String>();
    for (var service : DistributedDeployment.SERVICES) {
      complaints.put(service, new Promtool(folder).complaints(tocsin.metrics(service)));
    }
    assertThat(complaints)
        .allSatisfy((service, complaint) -> assertThat(complaint).as(service).isEmpty());
  }

  private void playsWithAlertmanagerInFrontOf(Deployment tocsin) throws Exception {
    needs("prometheus");
    needs("prometheus-alertmanager");
    try (var alertmanager = DebianAlertmanager.inFrontOf(tocsin.gateway(), folder);
        var prometheus = new DebianPrometheus(folder, exporter.target(), alertmanager.address())) {
      watches(prometheus);
      new GuestStory(surroundings, tocsin).plays();
    }
  }

  /**
   * A guest that dies before Prometheus has seen it alive would still be noticed; this keeps the
   * story in order.
   */
  private void watches(DebianPrometheus prometheus) {
    Await.until(
        Duration.ofSeconds(30), prometheus + " scrapes the guests", () -> exporter.wasAsked());
  }

  private static void needs(String program) {
    assumeTrue(
        ChildProcess.find(program).isPresent(),
        program + " is not installed; Debian has it in prometheus or a package of this name");
  }
}

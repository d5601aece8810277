package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.testkit.wait.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator has in the fingers works, command by command, on the whole product. */
class AmtoolIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String CONFIGURATION =
      """
      route:
        receiver: team-all
        group_wait: 0s
        routes:
          - {receiver: team-disks, matchers: ['alertname="DiskFull"']}
      inhibit_rules:
        - source_matchers: ['severity="critical"']
          target_matchers: ['severity="warning"']
          equal: [node]
      receivers: [{name: team-all}, {name: team-disks}]
      """;

  @TempDir static Path folder;
  private static StandaloneDeployment tocsin;
  private static Amtool amtool;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        ChildProcess.find(Amtool.NAME).isPresent(),
        "amtool is not installed; it is in Debian's package prometheus-alertmanager");
    tocsin =
        new StandaloneDeployment(
            Files.createDirectories(folder.resolve("data")),
            file("am.yml", CONFIGURATION),
            Map.of());
    amtool = new Amtool(folder, "http://" + tocsin.gateway());
  }

  @AfterAll
  static void stop() {
    if (tocsin != null) {
      tocsin.close();
    }
  }

  @Test
  @Tag("AM-21")
  @DisplayName("alert add; alert query by name, matcher and receiver")
  void alerts() throws Exception {
    amtool.prints("alert", "add", "DiskFull", "vmid=100", "--annotation=summary=no room left");

    Await.until(LIMIT, "it is listed", () -> names("alert", "query").contains("DiskFull"));
    assertThat(amtool.prints("alert")).contains("DiskFull");
    assertThat(amtool.prints("alert", "query", "DiskFull", "-o", "extended"))
        .contains("no room left", "vmid=\"100\"");
    assertThat(names("alert", "query", "alertname=~Disk.*", "vmid!=101")).containsOnly("DiskFull");
    assertThat(names("alert", "query", "--receiver=team-disks")).contains("DiskFull");
    assertThat(names("alert", "query", "--receiver=team-all")).doesNotContain("DiskFull");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("alert query shows active ones, and silenced or inhibited ones when asked to")
  void states() throws Exception {
    silence("alertname=Quiet");
    amtool.prints("alert", "add", "Quiet", "node=a");
    amtool.prints("alert", "add", "Source", "node=b", "severity=critical");
    amtool.prints("alert", "add", "Target", "node=b", "severity=warning");

    Await.until(LIMIT, "silenced", () -> names("alert", "query", "-s").contains("Quiet"));
    Await.until(LIMIT, "inhibited", () -> names("alert", "query", "-i").contains("Target"));
    Await.until(LIMIT, "active", () -> names("alert", "query", "-a").contains("Source"));
    assertThat(names("alert", "query")).contains("Source").doesNotContain("Quiet", "Target");
    assertThat(names("alert", "query", "-s")).doesNotContain("Source", "Target");
    assertThat(names("alert", "query", "-i")).doesNotContain("Source", "Quiet");
    assertThat(names("alert", "query", "-u")).doesNotContain("Source", "Quiet", "Target");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("silence add, query, update, expire")
  void silences() throws Exception {
    var id = silence("alertname=Backup", "vmid=~1.*");

    assertThat(amtool.prints("silence", "query", "Backup")).contains("swap the disk");
    assertThat(amtool.prints("silence", "query", "-q", "--created-by=ops")).contains(id);
    assertThat(amtool.prints("silence", "query", "-q", "--within=3h", "Backup")).isEqualTo(id);

    amtool.prints("silence", "update", id, "--comment=takes longer", "--duration=5h");
    assertThat(amtool.prints("silence", "query", "Backup")).contains("takes longer");
    assertThat(amtool.prints("silence", "query", "-q", "--within=3h", "Backup")).isEmpty();

    amtool.prints("silence", "expire", id);
    assertThat(amtool.prints("silence", "query", "-q", "Backup")).isEmpty();
    assertThat(amtool.prints("silence", "query", "-q", "--expired", "Backup")).isEqualTo(id);
  }

  @Test
  @Tag("AM-21")
  @DisplayName("silence import changes what is known and makes anew what is not")
  void importsSilences() throws Exception {
    var id = silence("alertname=Moved");
    var known = amtool.json("silence", "query", "Moved").path(0);
    var foreign = ((ObjectNode) known.deepCopy()).put("id", UUID.randomUUID().toString());

    amtool.prints(
        "silence", "import", file("s.json", List.of(known, foreign).toString()).toString());

    assertThat(amtool.prints("silence", "query", "-q", "Moved").lines())
        .hasSize(2)
        .contains(id)
        .doesNotContain(foreign.path("id").asText());
  }

  @Test
  @Tag("AM-21")
  @DisplayName("a refusal is shown with its reason")
  void refusals() throws Exception {
    assertThat(amtool.complains("silence", "expire", UUID.randomUUID().toString())).contains("404");
    assertThat(amtool.complains("silence", "add", "a=~.*", "--comment=all", "--author=ops"))
        .contains("empty string");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("cluster show, config show; what is shown passes check-config")
  void configuration() throws Exception {
    assertThat(amtool.prints("cluster", "show")).contains("ready");
    assertThat(amtool.prints("config", "show")).contains("team-all", "team-disks");

    var original = amtool.json("config", "show").path("config").path("original").asText();
    assertThat(amtool.prints("check-config", file("shown.yml", original).toString()))
        .contains("SUCCESS", "2 receivers", "1 inhibit rule");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("config routes show and test")
  void routes() throws Exception {
    assertThat(amtool.prints("config", "routes")).contains("team-all", "team-disks");
    assertThat(amtool.prints("config", "routes", "show")).contains("alertname=\"DiskFull\"");
    assertThat(amtool.prints("config", "routes", "test", "alertname=DiskFull"))
        .isEqualTo("team-disks");
    assertThat(amtool.prints("config", "routes", "test", "alertname=Other")).isEqualTo("team-all");
    assertThat(amtool.prints("config", "routes", "test", "--tree", "alertname=DiskFull"))
        .contains("Matching routes", "DiskFull");
    assertThat(
            amtool.complains(
                "config", "routes", "test", "--verify.receivers=team-all", "alertname=DiskFull"))
        .contains("team-disks");
  }

  /** The id of a new one. */
  private static String silence(String... matchers) throws Exception {
    var options = List.of("--comment=swap the disk", "--author=ops", "--duration=2h");
    var command = new ArrayList<>(List.of("silence", "add"));
    command.addAll(List.of(matchers));
    command.addAll(options);
    return amtool.prints(command.toArray(String[]::new));
  }

  private static List<String> names(String... query) throws Exception {
    return StreamSupport.stream(amtool.json(query).spliterator(), false)
        .map(alert -> alert.path("labels").path("alertname").asText())
        .toList();
  }

  private static Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}

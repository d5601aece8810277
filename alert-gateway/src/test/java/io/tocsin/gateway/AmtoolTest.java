package io.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People's own tool works on us, command by command. */
@QuarkusTest
@TestProfile(WithRouter.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class AmtoolTest {
  @TempDir Path folder;

  private final String name = "T" + UUID.randomUUID();
  private Amtool amtool;
  private Wire wire;

  @BeforeEach
  void connect() {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    amtool = new Amtool(folder, port);
    wire = new Wire(port);
    Await.until(
        Duration.ofSeconds(20),
        "the gateway is ready",
        () -> wire.get("/-/ready").statusCode() == 200);
  }

  @Test
  @Tag("AM-21")
  @DisplayName("alert add, alert query by name, by matcher and by receiver")
  void alerts() {
    amtool.run("alert", "add", name, "node=pve1", "--annotation=summary=full");

    assertThat(amtool.run("alert", "query", name)).contains(name);
    assertThat(amtool.run("alert", "query", "alertname=" + name, "node=~pve.*")).contains(name);
    assertThat(amtool.run("alert", "query", name, "--receiver=team-disks")).doesNotContain(name);
    assertThat(amtool.run("alert", "query", name, "-o", "extended")).contains("summary=\"full\"");
    var json = new JsonArray(amtool.run("alert", "query", name, "-o", "json"));
    assertThat(json.getJsonObject(0).getJsonObject("labels").getString("node")).isEqualTo("pve1");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("a silenced alert is only shown to those who ask for silenced ones")
  void silencedAlerts() {
    amtool.run("alert", "add", name);

    addSilence();

    assertThat(amtool.run("alert", "query", name)).doesNotContain(name);
    assertThat(amtool.run("alert", "query", "--silenced", name)).contains(name);
  }

  @Test
  @Tag("AM-21")
  @DisplayName("silence add, query, update, expire")
  void silences() {
    var id = addSilence();

    assertThat(amtool.run("silence", "query", "alertname=" + name)).contains(id.substring(0, 8));
    var updated = amtool.run("silence", "update", id, "--comment=longer", "--duration=3h");
    amtool.run("silence", "expire", id);

    assertThat(updated).contains(id);
    assertThat(amtool.run("silence", "query", "-q", "alertname=" + name)).doesNotContain(id);
    assertThat(amtool.run("silence", "query", "-q", "--expired", "alertname=" + name)).contains(id);
    assertThat(new JsonObject(wire.get("/api/v2/silence/" + id).body()).getString("comment"))
        .isEqualTo("longer");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("silence import, also of a silence with an unknown id")
  void importSilences() throws IOException {
    var id = addSilence();
    var known = new JsonArray(amtool.run("silence", "query", "alertname=" + name, "-o", "json"));
    var foreign = known.getJsonObject(0).copy().put("id", UUID.randomUUID().toString());
    var file = Files.writeString(folder.resolve("silences.json"), known.add(foreign).encode());

    amtool.run("silence", "import", file.toString());

    var after = new JsonArray(amtool.run("silence", "query", "alertname=" + name, "-o", "json"));
    assertThat(after.stream().map(silence -> ((JsonObject) silence).getString("id")))
        .hasSize(2)
        .contains(id)
        .doesNotContain(foreign.getString("id"));
  }

  @Test
  @Tag("AM-21")
  @DisplayName("what is refused is shown with our reason")
  void refused() {
    var twice = amtool.attempt("silence", "expire", UUID.randomUUID().toString());
    var empty = amtool.attempt("silence", "add", "alertname=~.*", "--comment=all");

    assertThat(twice.exitCode()).isNotZero();
    assertThat(twice.errors()).contains("404");
    assertThat(empty.exitCode()).isNotZero();
    assertThat(empty.errors()).contains("must not match the empty string");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("cluster show, this instance alone")
  void cluster() {
    assertThat(amtool.run("cluster", "show")).contains("ready", "Node Name:");
  }

  @Test
  @Tag("AM-21")
  @Tag("PLAT-T13")
  @DisplayName("config show, and what it prints passes check-config")
  void configuration() throws IOException {
    var shown = amtool.run("config", "show");
    var original =
        new JsonObject(wire.get("/api/v2/status").body())
            .getJsonObject("config")
            .getString("original");
    var file = Files.writeString(folder.resolve("original.yml"), original);

    assertThat(shown).contains("team-disks");
    assertThat(amtool.run("check-config", file.toString())).contains("SUCCESS");
  }

  @Test
  @Tag("AM-21")
  @DisplayName("config routes show, and test against our own routes")
  void routes() {
    assertThat(amtool.run("config", "routes", "show")).contains("team-everything", "team-disks");
    assertThat(amtool.run("config", "routes", "test", "alertname=DiskFull")).contains("team-disks");
    assertThat(
            amtool.run(
                "config", "routes", "test", "--verify.receivers=team-everything", "alertname=X"))
        .contains("team-everything");
    assertThat(amtool.run("config", "routes", "test", "--tree", "alertname=DiskFull"))
        .contains("DiskFull");
  }

  private String addSilence() {
    return amtool
        .run("silence", "add", "alertname=" + name, "--comment=swap", "--author=ops")
        .strip();
  }
}

package io.tocsin.testkit.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.tls.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Numbers are rows of the table of edge cases for the Proxmox connector. */
class FakeProxmoxTest {
  private static final String VM = "/nodes/pve1/qemu/101";
  private static final String CT = "/nodes/pve1/lxc/200";

  private final ManualClock clock = new ManualClock();
  private final FakeProxmox proxmox = FakeProxmox.https(clock, ProxmoxTimings.REAL);
  private final HttpClient client =
      HttpClient.newBuilder().sslContext(proxmox.authority().clientContext()).build();

  @BeforeEach
  void addGuests() {
    proxmox.add(Guest.vm(101, "web-1").tagged("tocsin").withAgent(Guest.Agent.ANSWERS));
    proxmox.add(Guest.container(200, "dns"));
  }

  @AfterEach
  void stop() {
    proxmox.close();
  }

  @Test
  @Tag("PVE-9")
  @DisplayName("reboot ends OK while the guest is off, then it runs with another pid")
  void rebootEndsBeforeTheGuestIsBack() {
    long pidBefore = data(get(VM + "/status/current")).path("pid").asLong();

    var upid = data(post(VM + "/status/reboot", "timeout=120")).asText();
    assertThat(upid)
        .matches("UPID:pve1:[0-9A-F]{8}:[0-9A-F]{8,9}:[0-9A-F]{8}:qmreboot:101:tocsin@pve!runner:");
    assertThat(taskStatus(upid).path("status").asText()).isEqualTo("running");

    clock.tick(Duration.ofSeconds(5));
    assertThat(taskStatus(upid).path("exitstatus").asText()).isEqualTo("OK");
    assertThat(data(get(VM + "/status/current")).path("status").asText()).isEqualTo("stopped");

    clock.tick(Duration.ofSeconds(7));
    var after = data(get(VM + "/status/current"));
    assertThat(after.path("status").asText()).isEqualTo("running");
    assertThat(after.path("pid").asLong()).isNotEqualTo(pidBefore);
    assertThat(after.path("uptime").asLong()).isEqualTo(4);
    assertThat(proxmox.mutations(101, "reboot")).isEqualTo(1);
  }

  @Test
  @Tag("PVE-10")
  @DisplayName("reboot ends OK and the guest never comes back")
  void rebootMayBeTheEnd() {
    proxmox.change(101, Guest::neverComingBack);

    post(VM + "/status/reboot", "");
    clock.tick(Duration.ofMinutes(10));

    assertThat(proxmox.guest(101).isRunning()).isFalse();
  }

  @Test
  @Tag("PVE-4")
  @DisplayName("start of a running machine: its task fails")
  void startOfARunningMachineFailsInItsTask() {
    var upid = data(post(VM + "/status/start", "")).asText();

    assertThat(taskStatus(upid).path("exitstatus").asText()).isEqualTo("VM 101 already running");
  }

  @Test
  @Tag("PVE-5")
  @Tag("PVE-6")
  @DisplayName("start of a running container and stop of a stopped one: refused at once")
  void containersAnswerAtOnce() {
    assertThat(message(post(CT + "/status/start", ""))).isEqualTo("CT 200 already running");

    proxmox.kill(200);

    assertThat(message(post(CT + "/status/stop", ""))).isEqualTo("CT 200 not running");
    assertThat(proxmox.mutations(200)).isEmpty();
  }

  @Test
  @Tag("PVE-8")
  @DisplayName("shutdown of a guest that does not listen")
  void shutdownTimesOut() {
    proxmox.change(101, Guest::deafToShutdown);

    var upid = data(post(VM + "/status/shutdown", "timeout=30")).asText();
    clock.tick(Duration.ofSeconds(30));

    assertThat(taskStatus(upid).path("exitstatus").asText()).contains("got timeout");
    assertThat(proxmox.guest(101).isRunning()).isTrue();
  }

  @Test
  @Tag("PVE-2")
  @Tag("PVE-3")
  @DisplayName("a task ends as it was configured")
  void tasksEndAsOrdered() {
    proxmox.nextTaskEnds("qmreboot", TaskEnd.killedWhenDone());
    proxmox.nextTaskEnds("qmstop", TaskEnd.warnings(2));

    var reboot = data(post(VM + "/status/reboot", "")).asText();
    clock.tick(Duration.ofSeconds(8));
    var stop = data(post(VM + "/status/stop", "")).asText();
    clock.tick(Duration.ofSeconds(2));

    assertThat(taskStatus(reboot).path("exitstatus").asText()).isEqualTo("unexpected status");
    assertThat(taskStatus(stop).path("exitstatus").asText()).isEqualTo("WARNINGS: 2");
    assertThat(proxmox.guest(101).isRunning()).isFalse();
  }

  @Test
  @Tag("PVE-13")
  @DisplayName("the answer is lost, the task is there")
  void answerLostAfterTheTaskStarted() {
    proxmox.faults().once(Call.to("POST", "/status/reboot"), Fault.Drop.AFTER_HANDLING);

    assertThatThrownBy(() -> send("POST", VM + "/status/reboot", "", true))
        .isInstanceOf(IOException.class);

    var rows = data(get("/nodes/pve1/tasks?vmid=101&typefilter=qmreboot&source=all&limit=500"));
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("status").asText()).isEqualTo("RUNNING");
    assertThat(rows.get(0).path("user").asText()).isEqualTo("tocsin@pve!runner");
  }

  @Test
  @Tag("PVE-14")
  @Tag("PVE-16")
  @DisplayName("statuses that HTTP does not know, without any effect")
  void notDelivered() {
    proxmox.faults().once(Call.to("/status/reboot"), Fault.status(595));

    assertThat(post(VM + "/status/reboot", "").statusCode()).isEqualTo(595);

    assertThat(proxmox.mutations(101)).isEmpty();
  }

  @Test
  @DisplayName("596 although it was done")
  void deliveredAndNotConfirmed() {
    proxmox.faults().once(Call.to("/status/reboot"), new Fault.AfterHandling(Reply.empty(596)));

    assertThat(post(VM + "/status/reboot", "").statusCode()).isEqualTo(596);

    assertThat(proxmox.mutations(101, "reboot")).isEqualTo(1);
  }

  @Test
  @Tag("PVE-56")
  @DisplayName("finished tasks have their owner in two pieces; the default list shows only them")
  void listOfTasksHasItsOddities() {
    post(VM + "/status/reboot", "");

    assertThat(data(get("/nodes/pve1/tasks"))).isEmpty();
    clock.tick(Duration.ofSeconds(6));

    var row = data(get("/nodes/pve1/tasks")).get(0);
    assertThat(row.path("user").asText()).isEqualTo("tocsin@pve");
    assertThat(row.path("tokenid").asText()).isEqualTo("runner");
    assertThat(row.path("status").asText()).isEqualTo("OK");
    assertThat(data(get("/nodes/pve1/tasks?limit=0"))).isEmpty();
    proxmox.rotateTaskIndex();
    assertThat(data(get("/nodes/pve1/tasks?source=all"))).isEmpty();
  }

  @Test
  @Tag("PVE-18")
  @DisplayName("the guest has moved")
  void guestMoved() {
    proxmox.change(101, guest -> guest.on("pve2"));

    assertThat(message(get(VM + "/status/current")))
        .isEqualTo("Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist");
    assertThat(get("/nodes/pve2/qemu/101/status/current").statusCode()).isEqualTo(200);
    assertThat(data(get("/cluster/resources?type=vm")).get(0).path("node").asText())
        .isEqualTo("pve2");
  }

  @Test
  @Tag("PVE-20")
  @DisplayName("a locked machine fails in its task")
  void lockedMachine() {
    proxmox.change(101, guest -> guest.locked("backup"));

    var upid = data(post(VM + "/status/stop", "")).asText();

    assertThat(taskStatus(upid).path("exitstatus").asText()).isEqualTo("VM is locked (backup)");
  }

  @Test
  @Tag("PVE-22")
  @DisplayName("a second worker on a guest waits for the file lock in vain")
  void fileLock() {
    proxmox.change(101, Guest::deafToShutdown);
    post(VM + "/status/shutdown", "timeout=60");

    var stop = data(post(VM + "/status/stop", "")).asText();
    clock.tick(Duration.ofSeconds(10));

    assertThat(taskStatus(stop).path("exitstatus").asText())
        .isEqualTo("can't lock file '/var/lock/qemu-server/lock-101.conf' - got timeout");
  }

  @Test
  @Tag("PVE-23")
  @DisplayName("high availability says OK at once and acts later")
  void highAvailabilityActsLater() {
    proxmox.change(101, guest -> guest.managedByHa("started"));

    var upid = data(post(VM + "/status/stop", "")).asText();

    assertThat(upid).contains(":hastop:101:");
    assertThat(taskStatus(upid).path("exitstatus").asText()).isEqualTo("OK");
    assertThat(proxmox.guest(101).isRunning()).isTrue();
    clock.tick(Duration.ofSeconds(15));
    assertThat(proxmox.guest(101).isRunning()).isFalse();
  }

  @Test
  @DisplayName("what high availability is asked for shows at once, and the opposite takes it back")
  void whatHighAvailabilityIsAskedForShowsAtOnce() {
    proxmox.change(101, guest -> guest.managedByHa("started"));

    post(VM + "/status/stop", "");

    assertThat(proxmox.guest(101).haState()).contains("started");
    assertThat(data(get("/cluster/ha/resources/vm:101")).path("state").asText())
        .isEqualTo("stopped");
    post(VM + "/status/start", "");
    clock.tick(Duration.ofSeconds(30));
    assertThat(proxmox.guest(101).isRunning()).isTrue();
    assertThat(data(get("/cluster/ha/resources/vm:101")).path("state").asText())
        .isEqualTo("started");
  }

  @Test
  @Tag("PVE-27")
  @Tag("PVE-28")
  @DisplayName("without quorum a guest can be stopped and not started")
  void noQuorum() {
    proxmox.loseQuorum();

    assertThat(data(get("/cluster/status")).get(0).path("quorate").asInt()).isZero();
    post(VM + "/status/stop", "");
    clock.tick(Duration.ofSeconds(2));

    assertThat(proxmox.guest(101).isRunning()).isFalse();
    assertThat(message(post(VM + "/status/start", ""))).isEqualTo("cluster not ready - no quorum?");
  }

  @Test
  @Tag("PVE-29")
  @Tag("PVE-30")
  @DisplayName("who may do what")
  void accessIsChecked() throws Exception {
    proxmox.deny("/vms/101", "VM.PowerMgmt");

    var refused = post(VM + "/status/reboot", "");
    var stranger = send("GET", "/version", "", false);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(message(refused)).isEqualTo("Permission check failed (/vms/101, VM.PowerMgmt)");
    assertThat(stranger.statusCode()).isEqualTo(401);
  }

  @Test
  @Tag("PVE-32")
  @Tag("PVE-33")
  @DisplayName("other styles of errors")
  void errorStyles() {
    proxmox.kill(101);
    proxmox.sayErrors(ErrorStyle.REASON_PHRASE_ONLY);
    var old = post(VM + "/status/reboot", "");
    proxmox.sayErrors(ErrorStyle.BARE_TEXT);
    var bare = post(VM + "/status/reboot", "");

    assertThat(old.body()).isEqualTo("{\"data\":null}");
    assertThat(bare.body()).isEqualTo("VM 101 not running");
    assertThat(bare.headers().firstValue("Content-Type")).isEmpty();
  }

  @Test
  void crashOfANodeLeavesTasksWithoutAVerdict() {
    var upid = data(post(VM + "/status/reboot", "")).asText();

    proxmox.crash("pve1");
    assertThat(get(VM + "/status/current").statusCode()).isEqualTo(595);
    proxmox.bringBack("pve1");

    assertThat(taskStatus(upid).path("exitstatus").asText()).isEqualTo("unexpected status");
    assertThat(proxmox.guest(101).isRunning()).isFalse();
  }

  @Test
  void stateInTheListOfResourcesIsOld() {
    get("/cluster/resources?type=vm");
    proxmox.kill(101);

    assertThat(data(get("/cluster/resources?type=vm")).get(0).path("status").asText())
        .isEqualTo("running");
    clock.tick(Duration.ofSeconds(10));
    assertThat(data(get("/cluster/resources?type=vm")).get(0).path("status").asText())
        .isEqualTo("stopped");
  }

  @Test
  void aClientThatTrustsAnotherAuthorityIsNotServed() {
    var stranger = HttpClient.newBuilder().sslContext(new TestAuthority().clientContext()).build();

    assertThatThrownBy(
            () -> stranger.send(request("GET", "/version", "", true), BodyHandlers.ofString()))
        .hasMessageContaining("PKIX");
  }

  @Test
  @Tag("PVE-59")
  @DisplayName("a renewed certificate of the same authority is no interruption")
  void renewedCertificate() {
    get("/version");
    proxmox.renewCertificate();

    assertThat(get("/version").statusCode()).isEqualTo(200);
  }

  @Test
  void agentAnswersWhileTheGuestRuns() {
    assertThat(data(post(VM + "/agent/ping", "")).has("result")).isTrue();

    proxmox.kill(101);

    assertThat(message(post(VM + "/agent/ping", ""))).isEqualTo("VM 101 is not running");
  }

  private JsonNode taskStatus(String upid) {
    return data(
        get("/nodes/pve1/tasks/" + URLEncoder.encode(upid, StandardCharsets.UTF_8) + "/status"));
  }

  private static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).path("data");
  }

  private static String message(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    return json(answer).path("message").asText().strip();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }

  private HttpResponse<String> get(String path) {
    return call("GET", path, "");
  }

  private HttpResponse<String> post(String path, String form) {
    return call("POST", path, form);
  }

  private HttpResponse<String> call(String method, String path, String form) {
    try {
      return send(method, path, form, true);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer to " + method + " " + path, e);
    }
  }

  private HttpResponse<String> send(String method, String path, String form, boolean withToken)
      throws IOException, InterruptedException {
    return client.send(request(method, path, form, withToken), BodyHandlers.ofString());
  }

  private HttpRequest request(String method, String path, String form, boolean withToken) {
    var builder = HttpRequest.newBuilder(URI.create(proxmox.url() + "/api2/json" + path));
    if (method.equals("POST")) {
      builder
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    return withToken
        ? builder
            .header(
                "Authorization", "PVEAPIToken=" + proxmox.tokenId() + "=" + proxmox.tokenSecret())
            .build()
        : builder.build();
  }
}

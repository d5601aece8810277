package io.tocsin.runner.proxmox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.Submission;
import io.tocsin.runner.proxmox.TaskEntry;
import io.tocsin.runner.proxmox.TaskStatus;
import io.tocsin.runner.proxmox.WriteDeadline;
import io.tocsin.runner.proxmox.http.TestingClusters.Tls;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.proxmox.ErrorStyle;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.ProxmoxTimings;
import io.tocsin.testkit.proxmox.TaskEnd;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProxmoxClientTest {
  private static final GuestPlace WEB = new GuestPlace("pve1", GuestKind.QEMU, 101);
  private static final int QUICK_READS = 2_000;
  private static Vertx vertx;

  private FakeProxmox fake;
  private ProxmoxCluster cluster;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void connect() {
    fake = FakeProxmox.plain(InstantSource.system(), ProxmoxTimings.NONE);
    fake.add(Guest.vm(101, "web-1").tagged("tocsin").tagged("web"));
    fake.addStopped(Guest.container(102, "db-1").on("pve2"));
    cluster = TestingClusters.connect("lab", fake, vertx);
  }

  @AfterEach
  void disconnect() {
    fake.close();
  }

  @Test
  void guestIsFoundWithItsPlaceAndTags() throws ProxmoxException {
    var web = cluster.find(101).orElseThrow();

    assertThat(web.place()).isEqualTo(WEB);
    assertThat(web.name()).isEqualTo("web-1");
    assertThat(web.tags()).containsExactlyInAnyOrder("tocsin", "web");
    assertThat(cluster.find(102).orElseThrow().place())
        .isEqualTo(new GuestPlace("pve2", GuestKind.LXC, 102));
    assertThat(cluster.find(103)).isEmpty();
  }

  @Test
  void stateShowsProcessUptimeAndTime() throws ProxmoxException {
    var web = cluster.state(WEB);

    assertThat(web.isRunning()).isTrue();
    assertThat(web.pid()).isPresent();
    assertThat(web.uptime()).isGreaterThan(Duration.ofDays(8));
    assertThat(web.observedAt())
        .isBetween(
            InstantSource.system().instant().minusSeconds(30),
            InstantSource.system().instant().plusSeconds(30));
    assertThat(cluster.state(new GuestPlace("pve2", GuestKind.LXC, 102)).pid()).isEmpty();
  }

  @Test
  @Tag("PVE-1")
  @Tag("PVE-2")
  @DisplayName("a call starts a task, and the task says how it ended")
  void callStartsATask() throws ProxmoxException {
    fake.nextTaskEnds("qmreboot", TaskEnd.warnings(2));

    var started = (Submission.Started) reboot();

    assertThat(started.task().type()).isEqualTo("qmreboot");
    assertThat(started.task().user()).isEqualTo(cluster.user());
    assertThat(cluster.status(started.task()))
        .isEqualTo(new TaskStatus.Succeeded(true, "WARNINGS: 2"));
    assertThat(cluster.tasks(WEB)).extracting(TaskEntry::upid).contains(started.task());
  }

  @Test
  @DisplayName("a task that the cluster no longer knows")
  void forgottenTaskIsGone() throws ProxmoxException {
    var started = (Submission.Started) reboot();
    fake.forgetTask(started.task().text());

    assertThat(cluster.status(started.task())).isInstanceOf(TaskStatus.Gone.class);
  }

  @ParameterizedTest
  @EnumSource(ErrorStyle.class)
  @Tag("PVE-32")
  @Tag("PVE-33")
  @DisplayName("the text is shown wherever it stands")
  void textOfARefusalIsFound(ErrorStyle style) {
    fake.sayErrors(style);
    var db = new GuestPlace("pve2", GuestKind.LXC, 102);

    var submission = cluster.power(db, PowerCall.of(PowerAction.STOP), soon());

    assertThat(submission)
        .isInstanceOfSatisfying(
            Submission.Rejected.class,
            refused -> {
              assertThat(refused.failure().kind()).isEqualTo(ErrorClass.STATE);
              assertThat(refused.failure().text()).contains("not running");
            });
  }

  @Test
  @Tag("PVE-29")
  @DisplayName("a missing privilege is named with its path")
  void missingPrivilegeIsNamed() {
    fake.deny("/vms/101", "VM.PowerMgmt");

    assertThat(reboot())
        .isInstanceOfSatisfying(
            Submission.Rejected.class,
            refused -> assertThat(refused.failure().text()).contains("/vms/101", "VM.PowerMgmt"));
  }

  @Test
  @Tag("PVE-30")
  @DisplayName("a rejected token is not tried again")
  void rejectedTokenIsNotTriedAgain() {
    var wrong =
        TestingClusters.connect(
            "lab", fake.urls(), "not-the-secret", new Tls(TlsMode.SYSTEM, null, null), vertx);

    assertThatThrownBy(() -> wrong.find(101)).isInstanceOf(ProxmoxException.class);
    int asked = fake.requests().all().size();
    assertThatThrownBy(() -> wrong.find(101)).hasMessageContaining("not trying again");
    assertThat(fake.requests().all()).hasSize(asked);
  }

  @Test
  @Tag("PVE-16")
  @DisplayName("595 means it never arrived, so the other entry node is asked, once")
  void callThatNeverArrivedGoesThroughTheOtherNode() {
    fake.faults().once(call -> call.path().endsWith("/reboot"), Fault.status(595));

    assertThat(reboot()).isInstanceOf(Submission.Started.class);
    assertThat(fake.mutations(101, "reboot")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.Drop.class)
  @Tag("PVE-13")
  @Tag("PVE-17")
  @DisplayName("a broken connection leaves doubt and repeats nothing")
  void brokenConnectionLeavesDoubt(Fault.Drop drop) {
    fake.faults().always(call -> call.path().endsWith("/reboot"), drop);

    assertThat(reboot()).isInstanceOf(Submission.Doubtful.class);
    assertThat(fake.mutations(101, "reboot")).isLessThanOrEqualTo(1);
  }

  @Test
  @Tag("PVE-13")
  @DisplayName("596 leaves doubt")
  void brokenForwardingLeavesDoubt() {
    fake.faults().once(call -> call.path().endsWith("/reboot"), Fault.status(596));

    assertThat(reboot()).isInstanceOf(Submission.Doubtful.class);
  }

  @Test
  @Tag("B137")
  @DisplayName("HTML and an answer without a task are no success")
  void unclearAnswerIsNoSuccess() {
    fake.faults()
        .once(
            call -> call.path().endsWith("/reboot"),
            Fault.answer(Reply.text(200, "<html>login</html>")));
    assertThat(reboot()).isInstanceOf(Submission.Doubtful.class);

    fake.faults()
        .once(
            call -> call.path().endsWith("/reboot"),
            Fault.answer(Reply.json(200, "{\"data\":null}")));
    assertThat(reboot()).isInstanceOf(Submission.Doubtful.class);
  }

  @Test
  @Tag("B137")
  @DisplayName("half JSON and a status of the wrong type leave a task undecided")
  void unclearStatusDecidesNothing() {
    var task = ((Submission.Started) reboot()).task();
    for (var body :
        List.of("{\"data\":{\"status\":", "{\"data\":null}", "{\"data\":{\"status\":[7]}}")) {
      fake.faults()
          .once(call -> call.path().endsWith("/status"), Fault.answer(Reply.json(200, body)));

      assertThatThrownBy(() -> cluster.status(task)).isInstanceOf(ProxmoxException.class);
    }
  }

  @Test
  @Tag("B138")
  @DisplayName("a task's log and exit status contain no secrets and no terminal sequences")
  void logIsRedacted() throws ProxmoxException {
    fake.nextTaskWrites(
        "qmreboot",
        List.of("\u001B[31mrebooting\u001B[0m", "password=hunter2", "got " + fake.tokenSecret()));
    fake.nextTaskEnds("qmreboot", TaskEnd.failed("no\u001B[1m way, token: " + fake.tokenSecret()));

    var task = ((Submission.Started) reboot()).task();

    assertThat(cluster.log(task).lines())
        .startsWith("rebooting", "password=<redacted>", "got <redacted>");
    assertThat(cluster.status(task)).isEqualTo(new TaskStatus.Failed("no way, token: <redacted>"));
  }

  @Test
  @Tag("B137")
  @Tag("L-43")
  @DisplayName("a log of ten megabytes is read page by page, of a longer one a part")
  void longLogIsReadCompletely() throws ProxmoxException {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 12_000; i++) {
      lines.add(i + " " + "x".repeat(900));
    }
    fake.nextTaskWrites("qmreboot", lines);

    var log = cluster.log(((Submission.Started) reboot()).task());

    assertThat(log.lines()).hasSize(12_001).startsWith(lines.getFirst()).endsWith("TASK OK");
  }

  @Test
  @Tag("PVE-19")
  @DisplayName("a guest that was deleted is not found, and nothing is started")
  void deletedGuestIsNotFound() throws ProxmoxException {
    fake.remove(101);

    assertThat(reboot())
        .isInstanceOfSatisfying(
            Submission.Rejected.class,
            refused -> assertThat(refused.failure().kind()).isEqualTo(ErrorClass.NOT_FOUND));
    assertThat(cluster.find(101)).isEmpty();
    assertThat(fake.mutations(101)).isEmpty();
  }

  @Test
  @Tag("PVE-53")
  @Tag("PVE-54")
  @DisplayName("flags and numbers come in many shapes")
  void shapesOfValuesAreRead() throws ProxmoxException {
    answer(
        "/status/current",
        """
        {"data":{"status":"running","uptime":"77","pid":"4711","template":"","mem":"9","cpu":1,
                 "ha":{"managed":"1","state":"started"}}}
        """);

    var state = cluster.state(WEB);

    assertThat(state.uptime()).isEqualTo(Duration.ofSeconds(77));
    assertThat(state.pid()).contains(4711L);
    assertThat(state.template()).isFalse();
    assertThat(state.ha()).contains("started");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "\"1\", true", "true, true", "0, false", "\"\", false", "null, false"})
  @Tag("PVE-53")
  @DisplayName("a flag is read from whatever stands for it")
  void flagIsRead(String value, boolean expected) throws ProxmoxException {
    answer(
        "/cluster/status", "{\"data\":[{\"type\":\"cluster\",\"quorate\":%s}]}".formatted(value));

    assertThat(cluster.isQuorate()).isEqualTo(expected);
  }

  @Test
  @Tag("PVE-56")
  @DisplayName("tasks that run and tasks that ended are listed with the same user")
  void ownerOfATaskIsTheSameInBothForms() throws ProxmoxException {
    try (var slow = FakeProxmox.plain(InstantSource.system(), ProxmoxTimings.REAL)) {
      slow.add(Guest.vm(101, "web-1"));
      slow.add(Guest.vm(103, "web-2").locked("backup"));
      var busy = TestingClusters.connect("lab", slow, vertx);
      busy.power(WEB, PowerCall.of(PowerAction.REBOOT), soon());
      busy.power(
          new GuestPlace("pve1", GuestKind.QEMU, 103), PowerCall.of(PowerAction.STOP), soon());

      assertThat(busy.tasks("pve1"))
          .extracting(TaskEntry::running)
          .containsExactlyInAnyOrder(true, false);
      assertThat(busy.tasks("pve1"))
          .extracting(task -> task.upid().user())
          .containsOnly(busy.user());
    }
  }

  @Test
  @Tag("PVE-67")
  @DisplayName("an answer of 40 MiB is cut off and an error")
  void endlessAnswerIsAnError() {
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.once(
          call -> call.path().contains("/cluster/resources"),
          Fault.answer(Reply.text(200, "x".repeat(40 << 20))));
    }

    assertThatThrownBy(() -> cluster.find(101)).isInstanceOf(ProxmoxException.class);
  }

  @Test
  @Tag("PVE-68")
  @DisplayName("a redirect is not followed, the setting is wrong")
  void redirectIsAMistakeInTheSettings() {
    for (var faults : List.of(fake.faults(), fake.faultsOfSecond())) {
      faults.once(
          call -> call.path().contains("/cluster/resources"),
          Fault.answer(Reply.empty(301).with("Location", fake.url() + "/elsewhere")));
    }

    assertThatThrownBy(() -> cluster.find(101))
        .hasMessageContaining("redirects")
        .hasMessageContaining("tocsin.runner.proxmox");
    assertThat(fake.requests().all()).noneMatch(request -> request.path().contains("elsewhere"));
  }

  @Test
  @Tag("PVE-72")
  @DisplayName("a question is asked again at the other node")
  void questionIsAskedAgain() throws ProxmoxException {
    fake.faults().once(call -> call.path().contains("/cluster/resources"), Fault.status(596));

    assertThat(cluster.find(101)).isPresent();
  }

  @Test
  @DisplayName("an answer that is there before anybody waits for it is read all the same")
  void quickAnswersAreRead() {
    var only = List.of(fake.urls().getFirst());
    var single =
        TestingClusters.connect(
            "lab", only, fake.tokenSecret(), new Tls(TlsMode.SYSTEM, null, null), vertx);

    assertThat(IntStream.range(0, QUICK_READS).parallel().filter(_ -> !finds(single)).count())
        .isZero();
  }

  private static boolean finds(ProxmoxCluster cluster) {
    try {
      return cluster.find(101).isPresent();
    } catch (ProxmoxException e) {
      return false;
    }
  }

  @Test
  @DisplayName("nothing leaves after the lease")
  void nothingLeavesAfterTheLease() {
    var late = new WriteDeadline(System.nanoTime() - 1);

    assertThat(cluster.power(WEB, PowerCall.of(PowerAction.REBOOT), late))
        .isInstanceOf(Submission.NotSent.class);
    assertThat(fake.mutations(101)).isEmpty();
  }

  @Test
  void deadClusterReceivesNothing() {
    var nobody = URI.create("http://127.0.0.1:1");
    var away =
        TestingClusters.connect(
            "lab", List.of(nobody, nobody), "secret", new Tls(TlsMode.SYSTEM, null, null), vertx);

    assertThat(away.power(WEB, PowerCall.of(PowerAction.REBOOT), soon()))
        .isInstanceOf(Submission.NotSent.class);
    assertThatThrownBy(() -> away.find(101)).hasMessageContaining("cannot connect");
  }

  @Test
  void lostQuorumIsSeen() throws ProxmoxException {
    assertThat(cluster.isQuorate()).isTrue();
    fake.loseQuorum();
    assertThat(cluster.isQuorate()).isFalse();
  }

  @Test
  @Tag("PVE-59")
  @Tag("PVE-60")
  @DisplayName("the cluster's authority is trusted, a pinned certificate is compared")
  void certificateIsChecked(@TempDir Path folder) throws IOException, ProxmoxException {
    try (var secure = FakeProxmox.https(InstantSource.system(), ProxmoxTimings.NONE)) {
      secure.add(Guest.vm(101, "web-1"));
      var ca = Files.writeString(folder.resolve("ca.pem"), secure.caPem());
      var trusting = secured(secure, new Tls(TlsMode.CA, ca, null));
      assertThat(trusting.find(101)).isPresent();
      secure.renewCertificate();
      assertThat(trusting.find(101)).isPresent();

      var pinned = secured(secure, new Tls(TlsMode.PIN, null, List.of("00".repeat(32))));
      assertThatThrownBy(() -> pinned.find(101)).hasMessageContaining("not pinned");
      var unknown = secured(secure, new Tls(TlsMode.SYSTEM, null, null));
      assertThatThrownBy(() -> unknown.find(101)).isInstanceOf(ProxmoxException.class);
    }
  }

  @Test
  @Tag("S-RUN-06")
  @DisplayName("a token is not sent in the clear to another machine")
  void plainHttpIsRefused() {
    assertThatThrownBy(
            () ->
                TestingClusters.connect(
                    "lab",
                    List.of(URI.create("http://192.0.2.1:8006")),
                    "secret",
                    new Tls(TlsMode.SYSTEM, null, null),
                    vertx))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not https");
  }

  @Test
  @DisplayName("all calls of the client are allowed by the API's published description")
  void callsFitTheSchema() throws ProxmoxException {
    assumeThat(fake.checksSchema())
        .as("no API description: set tocsin.proxmox.schema to pve-api-9.1.json")
        .isTrue();

    cluster.find(101);
    cluster.state(WEB);
    cluster.isQuorate();
    var task = ((Submission.Started) reboot()).task();
    cluster.power(WEB, PowerCall.of(PowerAction.STOP), soon());
    cluster.power(WEB, PowerCall.of(PowerAction.START), soon());
    cluster.power(
        new GuestPlace("pve2", GuestKind.LXC, 102), PowerCall.of(PowerAction.START), soon());
    cluster.power(WEB, PowerCall.of(PowerAction.RESET), soon());
    cluster.status(task);
    cluster.log(task);
    cluster.tasks(WEB);
    cluster.tasks("pve1");
    cluster.recentTasks();

    assertThat(fake.violations()).isEmpty();
  }

  private static ProxmoxCluster secured(FakeProxmox fake, Tls tls) {
    return TestingClusters.connect("lab", fake.urls(), fake.tokenSecret(), tls, vertx);
  }

  private void answer(String path, String body) {
    fake.faults().once(call -> call.path().endsWith(path), Fault.answer(Reply.json(200, body)));
  }

  private Submission reboot() {
    var call = new PowerCall(PowerAction.REBOOT, Optional.of(Duration.ofSeconds(60)));
    return cluster.power(WEB, call, soon());
  }

  private static WriteDeadline soon() {
    return new WriteDeadline(System.nanoTime() + Duration.ofSeconds(5).toNanos());
  }
}

package io.tocsin.testkit.proxmox;

import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.KeepAlive;
import io.tocsin.testkit.http.LoopbackServer;
import io.tocsin.testkit.http.Page;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.http.Request;
import io.tocsin.testkit.journal.Recording;
import io.tocsin.testkit.tls.ServerTls;
import io.tocsin.testkit.tls.TestAuthority;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A cluster of the nodes {@code pve1} and {@code pve2}. Each is an entry node with its own address
 * and faults; both share one state, which only the given clock advances.
 */
public final class FakeProxmox implements AutoCloseable {
  private static final KeepAlive LIKE_PVEPROXY = new KeepAlive(Duration.ofSeconds(5), 100, true);
  private static final Duration LONG_UP = Duration.ofDays(9);
  private static final String TOKEN_ID = "tocsin@pve!runner";
  private static final String TOKEN_SECRET = "0b6d5b1e-1111-2222-3333-444455556666";

  private final TestAuthority authority = new TestAuthority();
  private final ServerTls tls = new ServerTls(authority);
  private final Recording<StartedWorker> mutations = new Recording<>();
  private final Recording<Request> requests = new Recording<>();
  private final Optional<ApiSchema> schema = ApiSchema.named();
  private final Recording<String> violations = new Recording<>();
  private final Doorkeeper door = new Doorkeeper(TOKEN_ID, TOKEN_SECRET);
  private final SimulatedCluster cluster;
  private final HighAvailability ha;
  private final TaskCalls tasks;
  private final Entry first;
  private final Entry second;
  private ErrorStyle errorStyle = ErrorStyle.MESSAGE_IN_BODY;

  private FakeProxmox(InstantSource clock, ProxmoxTimings timings, boolean encrypted) {
    this.cluster = new SimulatedCluster(clock, timings, List.of("pve1", "pve2"));
    this.ha = new HighAvailability(cluster);
    this.tasks = new TaskCalls(cluster);
    var inventory = new InventoryCalls(cluster);
    var power = new PowerCalls(cluster, ha, mutations);
    var security = encrypted ? tls : LoopbackServer.Security.NONE;
    this.first = new Entry(new Api(cluster, door, inventory, ha, power, tasks, "pve1"), security);
    this.second = new Entry(new Api(cluster, door, inventory, ha, power, tasks, "pve2"), security);
  }

  public static FakeProxmox https(InstantSource clock, ProxmoxTimings timings) {
    return new FakeProxmox(clock, timings, true);
  }

  public static FakeProxmox plain(InstantSource clock, ProxmoxTimings timings) {
    return new FakeProxmox(clock, timings, false);
  }

  /** Of {@code pve1}, without {@code /api2/json}. */
  public URI url() {
    return first.server.uri();
  }

  /** Of {@code pve1} and {@code pve2}. */
  public List<URI> urls() {
    return List.of(first.server.uri(), second.server.uri());
  }

  public String tokenId() {
    return TOKEN_ID;
  }

  public String tokenSecret() {
    return TOKEN_SECRET;
  }

  /** The authority that signed the certificates of both nodes. */
  public TestAuthority authority() {
    return authority;
  }

  public String caPem() {
    return authority.pem();
  }

  /** The same authority, another certificate, from the next connection on. */
  public void renewCertificate() {
    tls.renew();
  }

  /** Faults of {@code pve1}. */
  public Faults faults() {
    return first.faults;
  }

  /** Faults of {@code pve2}. */
  public Faults faultsOfSecond() {
    return second.faults;
  }

  /** All HTTP requests, including rejected ones. */
  public Recording<Request> requests() {
    return requests;
  }

  /** Workers that were started, in their order. */
  public Recording<StartedWorker> mutations() {
    return mutations;
  }

  public List<StartedWorker> mutations(int vmid) {
    return mutations.matching(mutation -> mutation.vmid() == vmid);
  }

  public long mutations(int vmid, String call) {
    return mutations(vmid).stream().filter(mutation -> mutation.call().equals(call)).count();
  }

  /**
   * Requests the API's published description does not allow; see {@link #checksSchema()}. They were
   * also rejected.
   */
  public List<String> violations() {
    return violations.all();
  }

  /** The system property {@code tocsin.proxmox.schema} names a readable description. */
  public boolean checksSchema() {
    return schema.isPresent();
  }

  /** Adds a guest that has been running for days. */
  public void add(Guest guest) {
    inState(() -> cluster.put(guest.with(cluster.running(cluster.instant().minus(LONG_UP)))));
  }

  public void addStopped(Guest guest) {
    inState(() -> cluster.put(guest.with(new Power.Off())));
  }

  public void remove(int vmid) {
    inState(() -> cluster.remove(vmid));
  }

  public Guest guest(int vmid) {
    return inState(
        () ->
            cluster
                .guest(vmid)
                .orElseThrow(() -> new IllegalArgumentException("no guest " + vmid)));
  }

  /** Moves, locks, changes a guest at once: {@code change(101, guest -> guest.on("pve2"))}. */
  public void change(int vmid, UnaryOperator<Guest> change) {
    inState(() -> cluster.change(vmid, change));
  }

  /**
   * The guest goes on on another node, in a process of its own, whose uptime begins anew; in the
   * guest nothing happened.
   */
  public void migrateLive(int vmid, String node) {
    inState(
        () ->
            cluster.change(vmid, guest -> guest.on(node).with(cluster.running(cluster.instant()))));
  }

  /** The guest restarted by itself. */
  public void restartFromWithin(int vmid) {
    inState(() -> cluster.change(vmid, guest -> guest.with(cluster.running(cluster.instant()))));
  }

  /** Later connections stay in their TLS handshake until it is released. */
  public Fault.Hang holdHandshakes() {
    return tls.holdHandshakes();
  }

  /** The guest crashed. */
  public void kill(int vmid) {
    inState(
        () -> {
          cluster.turnOff(vmid);
          ha.noticeDeathOf(vmid);
        });
  }

  /** The node died: its guests are off and its workers ended without an exit status. */
  public void crash(String node) {
    inState(
        () -> {
          cluster.setOnline(node, false);
          cluster.guests().stream()
              .filter(guest -> guest.node().equals(node))
              .forEach(guest -> cluster.turnOff(guest.vmid()));
          cluster.tasks().stream()
              .filter(task -> task.node().equals(node))
              .forEach(task -> cluster.endTask(task.upid(), "unexpected status"));
        });
  }

  public void bringBack(String node) {
    inState(() -> cluster.setOnline(node, true));
  }

  public void loseQuorum() {
    inState(() -> cluster.setQuorate(false));
  }

  public void regainQuorum() {
    inState(() -> cluster.setQuorate(true));
  }

  /** Sets the end of the next task of that type, such as {@code qmreboot}. */
  public void nextTaskEnds(String type, TaskEnd end) {
    inState(() -> cluster.orderEnd(type, end));
  }

  /** The next task of that type writes these lines into its log, before its exit status. */
  public void nextTaskWrites(String type, List<String> lines) {
    inState(() -> cluster.orderLog(type, lines));
  }

  /** Finished tasks vanish from the lists. */
  public void rotateTaskIndex() {
    inState(tasks::rotateIndex);
  }

  /** The task is unknown from now on, even by its id. */
  public void forgetTask(String upid) {
    inState(() -> cluster.forgetTask(upid));
  }

  /** A task is listed only for this time after its start. */
  public void listTasksAfter(Duration delay) {
    inState(() -> tasks.appearAfter(delay));
  }

  /** Sets the offset of the nodes' clocks to ours. */
  public void skewClock(Duration ahead) {
    inState(() -> cluster.skewBy(ahead));
  }

  /** The token lacks this privilege on this path, as {@code /vms/101}. */
  public void deny(String path, String privilege) {
    door.deny(path, privilege);
  }

  public void sayErrors(ErrorStyle style) {
    inState(() -> errorStyle = style);
  }

  @Override
  public void close() {
    first.server.close();
    second.server.close();
  }

  private void inState(Runnable change) {
    inState(
        () -> {
          change.run();
          return true;
        });
  }

  private synchronized <T> T inState(Supplier<T> question) {
    cluster.settle();
    return question.get();
  }

  private Reply page() {
    var sections =
        inState(
            () ->
                cluster.guests().stream()
                    .map(guest -> new Page.Section(title(guest), tasksOf(guest)))
                    .toList());
    return Page.of("Proxmox cluster, faked", sections);
  }

  private static String title(Guest guest) {
    return "%d %s on %s: %s"
        .formatted(guest.vmid(), guest.name(), guest.node(), guest.power().status());
  }

  private String tasksOf(Guest guest) {
    var text = new StringBuilder();
    cluster.tasks().stream()
        .filter(task -> task.isAbout(guest.vmid()))
        .forEach(
            task -> text.append(task.upid() + "\n  " + String.join("\n  ", task.log()) + "\n"));
    return text.isEmpty() ? "no tasks" : text.toString();
  }

  /** The HTTP handler of one node. */
  private final class Entry {
    private final Faults faults = new Faults();
    private final Api api;
    private final LoopbackServer server;

    Entry(Api api, LoopbackServer.Security security) {
      this.api = api;
      this.server =
          new LoopbackServer(security, LIKE_PVEPROXY, cluster::nodeTime, faults, this::answer);
    }

    private Reply answer(Request request) {
      if (!request.path().startsWith(ApiCall.PREFIX + "/")) {
        return request.path().equals("/") ? page() : Reply.text(404, "no such file");
      }
      requests.add(request);
      return inState(() -> answerInState(request));
    }

    private Reply answerInState(Request request) {
      try {
        var call = ApiCall.of(request, door.admit(request));
        schema.ifPresent(known -> check(known, call));
        return Reply.json(200, api.answer(call));
      } catch (ApiError error) {
        return ProxmoxEnvelope.of(error, errorStyle);
      }
    }

    private void check(ApiSchema known, ApiCall call) {
      var mistakes = known.mistakesOf(call);
      mistakes.forEach(
          (parameter, mistake) ->
              violations.add(
                  "%s %s: %s: %s".formatted(call.method(), call.path(), parameter, mistake)));
      if (!mistakes.isEmpty()) {
        throw ApiError.badParameters(mistakes);
      }
    }
  }
}

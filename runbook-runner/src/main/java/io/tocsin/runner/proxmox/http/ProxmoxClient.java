package io.tocsin.runner.proxmox.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.proxmox.GuestPlace;
import io.tocsin.runner.proxmox.GuestState;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.ProxmoxFailure;
import io.tocsin.runner.proxmox.Submission;
import io.tocsin.runner.proxmox.TaskEntry;
import io.tocsin.runner.proxmox.TaskStatus;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.proxmox.WriteDeadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The API calls, mapped to records. */
final class ProxmoxClient implements ProxmoxCluster {
  /** Limits the memory for exit texts and task logs. */
  private static final int LONGEST_STATUS = 2_000;

  private static final int LONGEST_LOG = 16 << 20;
  private static final int LINES_AT_ONCE = 5_000;

  private final String name;
  private final ClusterConnection connection;

  ProxmoxClient(String name, ClusterConnection connection) {
    this.name = name;
    this.connection = connection;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String user() {
    return connection.tokenId();
  }

  @Override
  public Optional<GuestListing> find(int vmid) throws ProxmoxException {
    return guests().stream().filter(guest -> guest.place().vmid() == vmid).findFirst();
  }

  @Override
  public List<GuestListing> guests() throws ProxmoxException {
    return stream(read("/cluster/resources", Map.of("type", "vm")).data())
        .filter(row -> row.text("type").equals("qemu") || row.text("type").equals("lxc"))
        .map(ProxmoxClient::listing)
        .toList();
  }

  private static GuestListing listing(LenientJson row) {
    var kind = GuestKind.ofPath(row.text("type"));
    return new GuestListing(
        new GuestPlace(row.text("node"), kind, (int) row.number("vmid")),
        row.text("name"),
        row.text("status"),
        row.tags("tags"),
        row.flag("template"),
        row.text("pool"));
  }

  @Override
  public GuestState state(GuestPlace place) throws ProxmoxException {
    var answer = read(guest(place) + "/status/current", Map.of());
    var state = new LenientJson(answer.data());
    var ha = state.child("ha");
    return new GuestState(
        place,
        answer.at(),
        state.optional("name").orElse(String.valueOf(place.vmid())),
        state.text("status"),
        state.text("qmpstatus"),
        state.optional("lock"),
        Duration.ofSeconds(state.number("uptime")),
        state.optionalNumber("pid"),
        ha.flag("managed") ? Optional.of(ha.text("state")) : Optional.empty(),
        state.flag("template"),
        ha.flag("managed") ? wanted(place) : Optional.empty());
  }

  /** Needs {@code Sys.Audit} on {@code /}; without it only the guest's own state is known. */
  private Optional<String> wanted(GuestPlace place) throws ProxmoxException {
    var resource = ProxmoxCall.encode(place.kind().haPrefix() + ":" + place.vmid());
    try {
      return new LenientJson(read("/cluster/ha/resources/" + resource, Map.of()).data())
          .optional("state");
    } catch (ProxmoxException e) {
      return switch (e.failure().kind()) {
        case FORBIDDEN, NOT_FOUND, BAD_REQUEST, UNSUPPORTED -> Optional.empty();
        default -> throw e;
      };
    }
  }

  @Override
  public boolean isQuorate() throws ProxmoxException {
    var cluster =
        stream(read("/cluster/status", Map.of()).data())
            .filter(row -> row.text("type").equals("cluster"))
            .findFirst();
    // A standalone node has no such row and needs no quorum.
    return cluster.map(row -> row.flag("quorate")).orElse(true);
  }

  @Override
  public Submission power(GuestPlace place, PowerCall call, WriteDeadline deadline) {
    var path = guest(place) + "/status/" + call.action().path();
    return connection.submit(ProxmoxCall.post(path, call.form()), deadline);
  }

  @Override
  public TaskStatus status(Upid task) throws ProxmoxException {
    try {
      var status = new LenientJson(read(task(task) + "/status", Map.of()).data());
      return switch (status.text("status")) {
        case "running" -> new TaskStatus.Running();
        case "stopped" -> TaskStatus.ended(shortened(status.text("exitstatus")));
        default -> throw unclear(task);
      };
    } catch (ProxmoxException e) {
      if (e.failure().kind() == ErrorClass.NOT_FOUND) {
        return new TaskStatus.Gone();
      }
      throw e;
    }
  }

  /** Exit texts are untrusted too, and are shown in more places than task logs. */
  private String shortened(String exitStatus) {
    return StoredText.startOf(connection.redaction().clean(exitStatus), LONGEST_STATUS).text();
  }

  private static ProxmoxException unclear(Upid task) {
    return new ProxmoxException(
        new ProxmoxFailure(
            ErrorClass.AMBIGUOUS,
            200,
            "the response does not say whether " + task + " is running"));
  }

  @Override
  public String log(Upid task) throws ProxmoxException {
    var text = new StringBuilder();
    for (int seen = 0; text.length() < LONGEST_LOG; ) {
      var query = Map.of("start", String.valueOf(seen), "limit", String.valueOf(LINES_AT_ONCE));
      var lines = stream(read(task(task) + "/log", query).data()).toList();
      lines.forEach(line -> text.append(line.text("t")).append('\n'));
      seen += lines.size();
      if (lines.size() < LINES_AT_ONCE) {
        break;
      }
    }
    return connection.redaction().clean(text.toString());
  }

  private static String task(Upid task) {
    return "/nodes/"
        + ProxmoxCall.encode(task.node())
        + "/tasks/"
        + ProxmoxCall.encode(task.text());
  }

  @Override
  public List<TaskEntry> tasks(String node) throws ProxmoxException {
    // By default only finished tasks are listed, and limit=0 lists none.
    return entries(
        "/nodes/" + ProxmoxCall.encode(node) + "/tasks", Map.of("source", "all", "limit", "500"));
  }

  @Override
  public List<TaskEntry> tasks(GuestPlace place) throws ProxmoxException {
    return entries(
        "/nodes/" + ProxmoxCall.encode(place.node()) + "/tasks",
        Map.of("source", "all", "limit", "500", "vmid", String.valueOf(place.vmid())));
  }

  @Override
  public List<TaskEntry> recentTasks() throws ProxmoxException {
    return entries("/cluster/tasks", Map.of());
  }

  private List<TaskEntry> entries(String path, Map<String, String> query) throws ProxmoxException {
    return stream(read(path, query).data())
        .filter(row -> Upid.isOne(row.text("upid")))
        .map(ProxmoxClient::entry)
        .toList();
  }

  private static TaskEntry entry(LenientJson row) {
    boolean running = row.text("status").equals("RUNNING") || row.text("endtime").isEmpty();
    return new TaskEntry(Upid.parse(row.text("upid")), running);
  }

  private static String guest(GuestPlace place) {
    return "/nodes/"
        + ProxmoxCall.encode(place.node())
        + "/"
        + place.kind().path()
        + "/"
        + place.vmid();
  }

  private ProxmoxAnswer read(String path, Map<String, String> query) throws ProxmoxException {
    return connection.read(ProxmoxCall.get(path, query));
  }

  private static java.util.stream.Stream<LenientJson> stream(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(LenientJson::new);
  }
}

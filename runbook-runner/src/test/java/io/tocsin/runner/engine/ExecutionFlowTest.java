package io.tocsin.runner.engine;

import static io.tocsin.runner.access.TestingAdministrator.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tocsin.events.executions.ExecutionReported;
import io.tocsin.events.runbookrequests.AlertOrigin;
import io.tocsin.events.runbookrequests.RunbookRequested;
import io.tocsin.events.topic.RecordLimit;
import io.tocsin.events.topic.Topic;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.runbook.RunbookMode;
import io.tocsin.runner.database.Database;
import io.tocsin.runner.execution.Journal;
import io.tocsin.runner.execution.Leases;
import io.tocsin.runner.execution.postgres.HumanDecisions;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.proxmox.Clusters;
import io.tocsin.runner.proxmox.http.TestingClusters;
import io.tocsin.runner.report.ReportOutbox;
import io.tocsin.runner.runbook.Runbooks;
import io.tocsin.runner.step.StepCatalog;
import io.tocsin.runner.work.WorkSignal;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.kafka.TestKafka;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.ProxmoxTimings;
import io.tocsin.testkit.wait.Await;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From REST and from the log to the guest and back. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class ExecutionFlowTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static int nextVmid = 5000;

  @Inject Database database;
  @Inject Leases leases;
  @Inject Journal journal;
  @Inject Runbooks runbooks;
  @Inject StepCatalog types;
  @Inject Guards guards;
  @Inject HumanDecisions answers;
  @Inject ReportOutbox outbox;
  @Inject WorkSignal signal;
  @Inject Vertx vertx;

  private FakeProxmox fake;
  private Engine engine;
  private int vmid;

  @BeforeEach
  void start() throws InterruptedException {
    assertThat(database.awaitReady()).isTrue();
    fake = FakeProxmox.plain(InstantSource.system(), ProxmoxTimings.NONE);
    vmid = nextVmid++;
    fake.add(Guest.vm(vmid, "web-" + vmid).tagged("tocsin"));
    var clusters = new Clusters(Map.of("lab", TestingClusters.connect("lab", fake, vertx)));
    engine =
        new Engine(
            database,
            leases,
            journal,
            new Planner(runbooks, types, clusters),
            guards,
            types,
            answers,
            outbox,
            signal,
            FastSettings.forFlows());
    engine.start(null);
  }

  @AfterEach
  void stop() throws InterruptedException {
    engine.stop(null);
    fake.close();
  }

  @Test
  void guestIsRestartedOnAPersonsWish() {
    save("flow-wish", "");

    var started = wish("flow-wish", "key-1");
    var done = over(started);

    assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
    assertThat(done.getString("target")).isEqualTo("lab/" + vmid);
    assertThat(done.getList("steps.id")).containsExactly("look", "restart");
    assertThat(done.getString("steps[1].attempts[0].upid")).startsWith("UPID:pve1:");
    assertThat(done.getString("steps[1].outputs.how")).isEqualTo("reboot");
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
  }

  @Test
  @Tag("B138")
  @Tag("L-43")
  @DisplayName("the log of a task is kept and shown, its end if it is long")
  void logOfTheTaskIsShown() {
    save("flow-log-of-task", "");
    var lines = new ArrayList<String>();
    lines.add("\u001B[1mbegin\u001B[0m with password=hunter2");
    for (int i = 0; i < 12_000; i++) {
      lines.add(i + " " + "x".repeat(100));
    }
    fake.nextTaskWrites("qmreboot", lines);
    var cut = over(wish("flow-log-of-task", "key-log-1"));
    assertThat(cut.getBoolean("steps[1].attempts[0].log.cut")).isTrue();
    assertThat(cut.getLong("steps[1].attempts[0].log.bytes")).isGreaterThan(1 << 20);
    assertThat(cut.getString("steps[1].attempts[0].log.text"))
        .hasSizeLessThanOrEqualTo(1 << 20)
        .endsWith("TASK OK\n");

    vmid = nextVmid++;
    fake.add(Guest.vm(vmid, "web-" + vmid).tagged("tocsin"));
    fake.nextTaskWrites("qmreboot", lines.subList(0, 1));
    var whole = over(wish("flow-log-of-task", "key-log-2"));
    assertThat(whole.getBoolean("steps[1].attempts[0].log.cut")).isFalse();
    assertThat(whole.getString("steps[1].attempts[0].log.text"))
        .isEqualTo("begin with password=<redacted>\nTASK OK\n");
    assertThat(whole.getString("steps[1].attempts[0].log.sha256")).hasSize(64);
  }

  @Test
  @Tag("B136")
  @DisplayName("the same guest asked for 50 times at once is restarted once")
  void guestIsRestartedOnceHoweverOftenItIsAskedFor() {
    save("flow-crowd", "");
    var wishes = new ArrayList<String>();
    for (int i = 0; i < 50; i++) {
      wishes.add(wish("flow-crowd", "crowd-" + i));
    }

    Await.until(
        LIMIT,
        "every wish is answered",
        () -> wishes.stream().allMatch(id -> isAnswered(get(id).getString("state"))));

    assertThat(wishes.stream().filter(id -> get(id).getString("state").equals("SUCCEEDED")))
        .hasSize(1);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  /** Over, or a person is asked because the hour has had its share. */
  private static boolean isAnswered(String state) {
    return List.of("SUCCEEDED", "SUPPRESSED", "AWAITING_APPROVAL").contains(state);
  }

  @Test
  @Tag("CRASH-1")
  @Tag("CRASH-2")
  @DisplayName("the same start request twice is one execution")
  void sameWishTwiceIsOneExecution() {
    save("flow-twice", "");

    var first = wish("flow-twice", "key-2");
    var second = wish("flow-twice", "key-2");

    assertThat(second).isEqualTo(first);
    over(first);
    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
    given()
        .contentType("application/json")
        .header("Idempotency-Key", "key-2")
        .body("{\"runbook\": \"flow-twice\", \"inputs\": {\"guest\": 9999}}")
        .post("/api/v1/executions")
        .then()
        .statusCode(409);
  }

  @Test
  void nextChangeOfTheGuestIsTooSoon() {
    save("flow-soon", "");
    over(wish("flow-soon", "key-3"));

    var again = over(wish("flow-soon", "key-4"));

    assertThat(again.getString("state")).isEqualTo("SUPPRESSED");
    assertThat(again.getString("reason")).contains("cool-down", "web-" + vmid);
    assertThat(fake.mutations(vmid)).hasSize(1);
  }

  @Test
  void wishWithoutRunbookKeyOrInputIsRefused() {
    save("flow-refuse", "");

    given()
        .contentType("application/json")
        .body("{\"runbook\": \"flow-refuse\"}")
        .post("/api/v1/executions")
        .then()
        .statusCode(400)
        .contentType(containsString("application/problem+json"));
    post("nobody-wrote-this", "key-5", vmid).then().statusCode(404);
    given()
        .contentType("application/json")
        .header("Idempotency-Key", "key-6")
        .body("{\"runbook\": \"flow-refuse\", \"inputs\": {\"guest\": \"; reboot\"}}")
        .post("/api/v1/executions")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("/inputs/guest"));
  }

  @Test
  @Tag("B135")
  @DisplayName("asked, approved, run; the record names who was authenticated")
  void approvedExecutionRuns() {
    save("flow-approve", "approval: {required: true}");
    var id = wish("flow-approve", "key-7");
    await(id, "AWAITING_APPROVAL");

    answer(id, "{\"approve\": true, \"by\": \"anna\", \"planHash\": \"other\"}")
        .then()
        .statusCode(409);
    answer(id, "{\"approve\": true, \"by\": \"anna\", \"reason\": \"go\"}")
        .then()
        .statusCode(200)
        .body("reason", equalTo("approved by administrator (as: anna): go"));

    assertThat(over(id).getString("state")).isEqualTo("SUCCEEDED");
    assertThat(get(id).getString("approvedBy")).isEqualTo("administrator (as: anna)");
    answer(id, "{\"approve\": true, \"by\": \"bert\"}").then().statusCode(409);
  }

  @Test
  void ruleOfTwoPeopleThatNobodyCanSatisfyIsRefusedWhenTheRunbookIsSaved() {
    put("flow-two", document("flow-two", "approval: {required: true, notRequester: true}"))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("/spec/approval/notRequester"));
  }

  @Test
  void rejectedAndUnansweredExecutionsNeverRun() {
    save("flow-lapse", "approval: {required: true, expiresAfter: 1s}");
    var lapsing = wish("flow-lapse", "key-8");
    save("flow-reject", "approval: {required: true}");
    var rejected = wish("flow-reject", "key-9");
    await(rejected, "AWAITING_APPROVAL");

    answer(rejected, "{\"approve\": false, \"by\": \"anna\"}").then().statusCode(200);

    await(rejected, "REJECTED");
    await(lapsing, "EXPIRED");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @Tag("B140")
  @DisplayName("a pulled kill switch holds every change until it is put back")
  void killSwitchHoldsEverything() {
    save("flow-kill", "");
    killSwitch(true);
    try {
      var id = wish("flow-kill", "key-10");
      Await.until(
          LIMIT,
          "the execution is held",
          () -> get(id).getString("reason").contains("kill switch"));
      assertThat(fake.mutations(vmid)).isEmpty();

      killSwitch(false);

      assertThat(over(id).getString("state")).isEqualTo("SUCCEEDED");
    } finally {
      killSwitch(false);
    }
  }

  @Test
  @Tag("CRASH-1")
  @DisplayName("an alert's request runs once and is reported in order")
  void requestFromTheLogRunsOnceAndIsReported() {
    save("flow-log", "");
    var request = request("flow-log", RunbookMode.AUTOMATIC);
    send(request);
    send(request);

    var reports = reports(request.groupId().orElseThrow(), "SUCCEEDED");

    assertThat(fake.mutations(vmid, "reboot")).isEqualTo(1);
    assertThat(reports)
        .extracting(ExecutionReported::executionId)
        .containsOnly(reports.getFirst().executionId());
    assertThat(reports).extracting(ExecutionReported::sequence).isSorted();
    assertThat(reports)
        .filteredOn(report -> report.step().isEmpty())
        .extracting(ExecutionReported::state)
        .containsExactly("REQUESTED", "QUEUED", "RUNNING", "SUCCEEDED");
    assertThat(reports.getLast().target()).contains("lab/" + vmid);
  }

  @Test
  void guestThatDidNotOptInIsDeniedWithAReason() {
    save("flow-optin", "");
    vmid = nextVmid++;
    fake.add(Guest.vm(vmid, "private"));
    var request = request("flow-optin", RunbookMode.AUTOMATIC);

    send(request);

    assertThat(reports(request.groupId().orElseThrow(), "DENIED").getLast().text())
        .contains("private", "tocsin");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @DisplayName("an alert's request with mode approve waits for a person")
  void requestWithModeApproveWaits() {
    save("flow-mode", "");
    var request = request("flow-mode", RunbookMode.APPROVE);

    send(request);

    var asked = reports(request.groupId().orElseThrow(), "AWAITING_APPROVAL").getLast();
    answer(UUID.fromString(asked.executionId()).toString(), "{\"approve\": true, \"by\": \"anna\"}")
        .then()
        .statusCode(200);
    reports(request.groupId().orElseThrow(), "SUCCEEDED");
  }

  @Test
  void requestForAMissingRunbookIsDenied() {
    var request = request("never-written", RunbookMode.AUTOMATIC);

    send(request);

    assertThat(reports(request.groupId().orElseThrow(), "DENIED").getLast().text())
        .contains("never-written");
  }

  @Test
  @DisplayName("an unreadable record becomes a dead letter and the next one is processed")
  void unreadableRequestIsKeptAndTheNextIsTaken() {
    save("flow-poison", "");
    var poison = ("not json " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    send("poison", poison);
    var request = request("flow-poison", RunbookMode.AUTOMATIC);
    send(request);

    reports(request.groupId().orElseThrow(), "SUCCEEDED");
    assertThat(read(Topics.DEAD_LETTERS)).anyMatch(value -> java.util.Arrays.equals(value, poison));
  }

  @Test
  @Tag("F38")
  @DisplayName("a record that a client does not send by default is kept, and the next is taken")
  void largeUnreadableRequestIsKeptAndTheNextIsTaken() {
    save("flow-large-poison", "");
    var poison = new byte[3 << 20];
    send("poison", poison);
    var request = request("flow-large-poison", RunbookMode.AUTOMATIC);
    send(request);

    reports(request.groupId().orElseThrow(), "SUCCEEDED");
    Await.until(
        LIMIT,
        "the dead letter",
        () ->
            read(Topics.DEAD_LETTERS).stream()
                .anyMatch(value -> java.util.Arrays.equals(value, poison)));
    given().get("/q/health/ready").then().statusCode(200);
    assertThat(given().get("/q/metrics").asString())
        .containsPattern("tocsin_dead_letters_total\\{topic=\"tocsin.runbook-requests\",?} [1-9]");
  }

  @Test
  @Tag("F38")
  @DisplayName("a request that lacks what it needs is kept, and not tried for ever")
  void incompleteRequestIsKept() {
    var id = "incomplete-" + UUID.randomUUID();
    var incomplete =
        "{\"schemaVersion\":1,\"id\":\"%s\",\"runbook\":\"x\"}"
            .formatted(id)
            .getBytes(StandardCharsets.UTF_8);
    send("incomplete", incomplete);

    Await.until(
        LIMIT,
        "the dead letter",
        () ->
            read(Topics.DEAD_LETTERS).stream()
                .anyMatch(value -> java.util.Arrays.equals(value, incomplete)));
  }

  @Test
  void bodyThatIsNotJsonIsAProblemWithItsPlace() {
    given()
        .contentType("application/json")
        .body("{\"runbook\" 5}")
        .post("/api/v1/executions")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].message", containsString("well-formed JSON, line 1, column "));
  }

  @Test
  void valueOfAnotherTypeIsAProblemThatNamesItsField() {
    var answer =
        given()
            .contentType("application/json")
            .body("{\"runbook\": {\"a\": 1}}")
            .post("/api/v1/executions");

    answer
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/runbook"))
        .body("errors[0].message", containsString("expected a text"));
    assertThat(answer.asString()).doesNotContain("StartRequest", "io.tocsin", "java.");
  }

  @Test
  void executionForAGroupWithLongLabelsIsReported() {
    save("flow-long-labels", "");
    var request =
        request("flow-long-labels", RunbookMode.AUTOMATIC, from("api/v2"), "x".repeat(1_200_000));

    send(request);

    reports(request.groupId().orElseThrow(), "SUCCEEDED");
  }

  @Test
  void runbooksAreVersioned() {
    var first = document("flow-versions", "");
    given()
        .contentType("application/yaml")
        .body(first)
        .post("/api/v1/runbooks")
        .then()
        .statusCode(201)
        .body("version", equalTo(1));
    given()
        .contentType("application/yaml")
        .body(first)
        .post("/api/v1/runbooks")
        .then()
        .statusCode(409);
    put("flow-versions", first).then().statusCode(200).body("version", equalTo(1));
    put("flow-versions", document("flow-versions", "limits: {cooldown: 1m}"))
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
    given()
        .get("/api/v1/runbooks/flow-versions?version=1")
        .then()
        .statusCode(200)
        .body("version", equalTo(1));
    given()
        .get("/api/v1/runbooks/flow-versions")
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
    given().get("/api/v1/runbooks").then().statusCode(200).body("id", hasItem("flow-versions"));
    given()
        .get("/api/v1/runbooks/schema")
        .then()
        .statusCode(200)
        .body("title", equalTo("Tocsin runbook"));
    put("flow-other", first).then().statusCode(400).body("errors.field", hasItem("/metadata/id"));
  }

  @Test
  @Tag("S-RUN-02")
  @DisplayName("a change needs the token, from this machine as from elsewhere")
  void changeNeedsAToken() {
    var document = document("flow-token", "");

    create(RestAssured.given(), document).statusCode(401);
    create(RestAssured.given().header("X-Forwarded-For", "192.0.2.1"), document).statusCode(401);
    create(RestAssured.given().header("Authorization", "Bearer wrong"), document).statusCode(403);
    create(given().header("X-Forwarded-For", "192.0.2.1"), document).statusCode(201);
  }

  private static ValidatableResponse create(RequestSpecification caller, byte[] document) {
    return caller.contentType("application/yaml").body(document).post("/api/v1/runbooks").then();
  }

  @Test
  void alertFromASourceThatTheRunbookDoesNotPermitRunsNothing() {
    save("flow-source", "sources: [hooks/alertmanager]");
    var forged = request("flow-source", RunbookMode.AUTOMATIC, from("api/v2"));
    var older = request("flow-source", RunbookMode.AUTOMATIC, Optional.empty());

    send(forged);
    send(older);

    assertThat(reports(forged.groupId().orElseThrow(), "DENIED"))
        .extracting(ExecutionReported::text)
        .last()
        .asString()
        .contains("came from source api/v2", "spec.sources of the runbook flow-source");
    assertThat(reports(older.groupId().orElseThrow(), "DENIED"))
        .extracting(ExecutionReported::text)
        .last()
        .asString()
        .contains("came from source unknown");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  void alertFromAPermittedSourceIsRepaired() {
    save("flow-permitted", "sources: [hooks/alertmanager]");
    var request = request("flow-permitted", RunbookMode.AUTOMATIC, from("hooks/alertmanager"));

    send(request);

    reports(request.groupId().orElseThrow(), "SUCCEEDED");
    assertThat(fake.mutations(vmid)).isNotEmpty();
  }

  private static Optional<AlertOrigin> from(String endpoint) {
    return Optional.of(new AlertOrigin(List.of(endpoint), List.of()));
  }

  private RunbookRequested request(String runbook, RunbookMode mode) {
    return request(runbook, mode, from("api/v2"));
  }

  private RunbookRequested request(String runbook, RunbookMode mode, Optional<AlertOrigin> origin) {
    return request(runbook, mode, origin, "");
  }

  private RunbookRequested request(
      String runbook, RunbookMode mode, Optional<AlertOrigin> origin, String groupLabel) {
    var group = UUID.randomUUID().toString();
    return new RunbookRequested(
        RunbookRequested.SCHEMA_VERSION,
        "request-" + group,
        Instant.now(),
        runbook,
        Map.of("guest", String.valueOf(vmid)),
        mode,
        "receiver:repair",
        "web is down",
        Optional.of(new GroupId(group)),
        Optional.of(new GroupKey("{}:{group=\"" + group + groupLabel + "\"}")),
        LabelSet.of("alertname", "Down"),
        origin,
        Optional.of(1L));
  }

  private static void send(RunbookRequested request) {
    try (var serializer = Topics.RUNBOOK_REQUESTS.value().serializer()) {
      send(
          request.groupId().orElseThrow().value(),
          serializer.serialize(Topics.RUNBOOK_REQUESTS.name(), request));
    }
  }

  private static void send(String key, byte[] value) {
    var settings = new HashMap<String, Object>(TestKafka.clientSettings());
    settings.put("max.request.size", RecordLimit.BYTES);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topics.RUNBOOK_REQUESTS.name(), key.getBytes(StandardCharsets.UTF_8), value));
    }
  }

  /** All reports about the group, once one of them says the state. */
  private static List<ExecutionReported> reports(GroupId group, String state) {
    return Await.untilPresent(
        LIMIT,
        "a report " + state,
        () -> {
          var reports = reports(group);
          return reports.stream()
                  .anyMatch(report -> report.state().equals(state) && report.step().isEmpty())
              ? Optional.of(reports)
              : Optional.empty();
        });
  }

  private static List<ExecutionReported> reports(GroupId group) {
    try (var reader = Topics.EXECUTIONS.value().deserializer()) {
      return read(Topics.EXECUTIONS).stream()
          .map(value -> reader.deserialize(Topics.EXECUTIONS.name(), value))
          .filter(report -> report.groupId().equals(Optional.of(group)))
          .toList();
    }
  }

  private static List<byte[]> read(Topic<?, ?> topic) {
    var settings = new HashMap<String, Object>(TestKafka.clientSettings());
    var values = new ArrayList<byte[]>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private void save(String id, String more) {
    put(id, document(id, more)).then().statusCode(200);
  }

  private static Response put(String id, byte[] document) {
    return given().contentType("application/yaml").body(document).put("/api/v1/runbooks/" + id);
  }

  private static byte[] document(String id, String more) {
    return """
    apiVersion: tocsin.dev/v1
    kind: Runbook
    metadata: {id: %s, title: Restart}
    spec:
      inputs:
        guest: {type: guestRef, required: true}
      target: ${{ inputs.guest }}
      %s
      steps:
        - id: look
          type: guest.status
        - id: restart
          type: guest.restart
    """
        .formatted(id, more)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String wish(String runbook, String key) {
    var accepted = post(runbook, key, vmid);
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    assertThat(accepted.header("Location")).contains("/api/v1/executions/");
    return accepted.jsonPath().getString("id");
  }

  private static Response post(String runbook, String key, int vmid) {
    return given()
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(
            "{\"runbook\": \"%s\", \"inputs\": {\"guest\": %d}, \"reason\": \"a test\"}"
                .formatted(runbook, vmid))
        .post("/api/v1/executions");
  }

  private static Response answer(String id, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/executions/" + id + "/approval");
  }

  private static void killSwitch(boolean pulled) {
    given()
        .contentType("application/json")
        .body("{\"pulled\": %s, \"by\": \"anna\", \"reason\": \"a test\"}".formatted(pulled))
        .put("/api/v1/kill-switch")
        .then()
        .statusCode(200);
  }

  private static JsonPath get(String id) {
    return given().get("/api/v1/executions/" + id).then().statusCode(200).extract().jsonPath();
  }

  private static void await(String id, String state) {
    Await.until(LIMIT, "execution is " + state, () -> get(id).getString("state").equals(state));
  }

  private static JsonPath over(String id) {
    return Await.untilPresent(
        LIMIT,
        "the end of execution " + id,
        () ->
            Optional.of(get(id))
                .filter(
                    e ->
                        e.getString("finishedAt") != null
                            || e.getString("state").equals("NEEDS_HUMAN")));
  }
}

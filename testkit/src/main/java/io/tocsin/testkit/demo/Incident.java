package io.tocsin.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tocsin.testkit.pagerduty.AcceptedEvent;
import io.tocsin.testkit.pagerduty.OpenIncident.Status;
import io.tocsin.testkit.slack.SlackEvent;
import io.tocsin.testkit.smtp.ReceivedMail;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** The scripted incident: its events in order, and the expected results. */
final class Incident {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Prometheus sends the alert again within this time. */
  private static final Duration PROMETHEUS_LEASE = Duration.ofMinutes(4);

  private final InstantSource clock;
  private final Terminal terminal;
  private final Surroundings surroundings;
  private final TocsinProcess tocsin;
  private final TocsinApi api;

  Incident(InstantSource clock, Terminal terminal, Surroundings surroundings, TocsinProcess tocsin)
      throws IOException {
    this.clock = clock;
    this.terminal = terminal;
    this.surroundings = surroundings;
    this.tocsin = tocsin;
    this.api = new TocsinApi(tocsin.url(), tocsin.administratorToken());
  }

  /** Runs the incident; returns whether it ended as expected. */
  boolean tell() throws InterruptedException {
    try {
      listen();
      prepare();
      var start = dies();
      peopleAreTold();
      runbookRepairs();
      clears(start);
      return isComplete();
    } catch (AssertionError | IOException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void listen() {
    surroundings.slack().events().onEach(this::show);
    surroundings.pagerDuty().events().onEach(this::show);
    surroundings.mail().mails().onEach(this::show);
    surroundings.webhooks().received().onEach(this::show);
  }

  private void prepare() throws IOException, InterruptedException {
    terminal.say("tocsin", "accepts alerts at " + tocsin.url());
    var runbook = api.createRunbook(DemoFiles.runbook());
    terminal.say(
        "operator",
        "saves runbook %s, version %d: %s"
            .formatted(
                runbook.path("id").asText(),
                runbook.path("version").asInt(),
                runbook.path("title").asText()));
  }

  private Instant dies() throws IOException, InterruptedException {
    terminal.title("A guest dies");
    surroundings.proxmox().kill(Surroundings.VMID);
    terminal.say(
        "proxmox", "guest %d %s is stopped".formatted(Surroundings.VMID, Surroundings.GUEST));
    var start = clock.instant();
    api.postAlerts(alert(start, start.plus(PROMETHEUS_LEASE)));
    terminal.say(
        "prometheus", "POST /api/v2/alerts: GuestDown for %s fires".formatted(Surroundings.GUEST));
    return start;
  }

  private void peopleAreTold() {
    surroundings.slack().events().await(any -> true, "a message in Slack", LIMIT);
    surroundings.pagerDuty().events().await(any -> true, "an event at PagerDuty", LIMIT);
    surroundings.mail().mails().await(any -> true, "a mail", LIMIT);
    surroundings.webhooks().received().await(any -> true, "a webhook", LIMIT);
  }

  private void runbookRepairs() throws IOException, InterruptedException {
    terminal.title("The runbook restarts it");
    Await.until(
        LIMIT, "an execution of the runbook", () -> !api.executions("restart-guest").isEmpty());
    var execution = api.executions("restart-guest").get(0);
    terminal.say("runbook", "requested by " + execution.path("requestedBy").asText());
    new ExecutionFollower(api, terminal, execution.path("id").asText()).toItsEnd();
    terminal.say(
        "proxmox",
        "guest %d %s is %s"
            .formatted(
                Surroundings.VMID,
                Surroundings.GUEST,
                surroundings.proxmox().guest(Surroundings.VMID).power().status()));
  }

  private void clears(Instant start) throws IOException, InterruptedException {
    terminal.title("The alert clears");
    api.postAlerts(alert(start, clock.instant()));
    terminal.say(
        "prometheus",
        "POST /api/v2/alerts: GuestDown for %s is resolved".formatted(Surroundings.GUEST));
    surroundings.slack().events().await(Incident::isResolvedUpdate, "the message updated", LIMIT);
    surroundings
        .pagerDuty()
        .events()
        .await(e -> e.action().equals("resolve"), "a resolve at PagerDuty", LIMIT);
    surroundings.mail().mails().await(2, LIMIT);
    surroundings
        .webhooks()
        .received()
        .await(w -> w.status().equals("resolved"), "a resolved webhook", LIMIT);
  }

  private boolean isComplete() {
    terminal.title("Results");
    return check("one Slack message, updated in place", surroundings.slack().messages().size() == 1)
        & check(
            "one PagerDuty incident, resolved",
            surroundings.pagerDuty().incidents().size() == 1
                && surroundings.pagerDuty().incidents().getFirst().status() == Status.RESOLVED)
        & check("two mails: firing, resolved", surroundings.mail().mails().size() == 2)
        & check("two webhooks: firing, resolved", surroundings.webhooks().received().size() == 2)
        & check(
            "the guest was started exactly once",
            surroundings.proxmox().mutations(Surroundings.VMID).size() == 1)
        & check("the guest runs", surroundings.proxmox().guest(Surroundings.VMID).isRunning());
  }

  private boolean check(String what, boolean holds) {
    terminal.say(holds ? "yes" : "NO", what);
    return holds;
  }

  private static boolean isResolvedUpdate(SlackEvent event) {
    return event.kind() == SlackEvent.Kind.UPDATED
        && event.message().allText().toLowerCase(Locale.ROOT).contains("resolved");
  }

  private void show(SlackEvent event) {
    var did = event.kind() == SlackEvent.Kind.UPDATED ? "the message is updated" : "a new message";
    terminal.quote("slack", did + " in #alerts", Mrkdwn.asRead(event.message().allText()));
  }

  private void show(AcceptedEvent event) {
    terminal.say("pagerduty", (event.action() + "  " + event.summary()).strip());
  }

  private void show(ReceivedMail mail) {
    terminal.say("mail", "to %s: %s".formatted(mail.recipients().getFirst(), mail.subject()));
  }

  private void show(ReceivedWebhook webhook) {
    terminal.say(
        "webhook", webhook.status() + " for receiver " + webhook.body().path("receiver").asText());
  }

  private static JsonNode alert(Instant start, Instant end) {
    ArrayNode alerts = new ObjectMapper().createArrayNode();
    var alert = alerts.addObject();
    alert
        .put("startsAt", start.toString())
        .put("endsAt", end.toString())
        .put("generatorURL", "http://prometheus.example.net/graph?g0.expr=pve_up");
    alert
        .putObject("labels")
        .put("alertname", "GuestDown")
        .put("severity", "critical")
        .put("instance", Surroundings.GUEST)
        .put("vmid", String.valueOf(Surroundings.VMID));
    alert
        .putObject("annotations")
        .put("summary", "Guest %s is not running".formatted(Surroundings.GUEST))
        .put("description", "Guest 101 on pve1 has been off for a minute.");
    return alerts;
  }
}

package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.pagerduty.OpenIncident;
import io.tocsin.testkit.slack.SlackEvent;
import io.tocsin.testkit.smtp.ReceivedMail;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.time.Duration;

/**
 * A guest dies, Prometheus notices, everybody is told once, the runbook restarts it, Prometheus
 * notices, everybody is told that it is over.
 */
final class GuestStory {
  private static final int VMID = 101;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Surroundings surroundings;
  private final Deployment tocsin;

  GuestStory(Surroundings surroundings, Deployment tocsin) {
    this.surroundings = surroundings;
    this.tocsin = tocsin;
  }

  void plays() throws Exception {
    Surroundings.createRunbook(tocsin.administrator());

    surroundings.proxmox().kill(VMID);

    Await.until(
        LIMIT,
        "the runbook starts the guest",
        () -> surroundings.proxmox().guest(VMID).isRunning());
    Await.until(LIMIT, "PagerDuty's incident is resolved", () -> isResolvedAtPagerDuty());
    Await.until(
        LIMIT, "the webhook is told twice", () -> surroundings.webhook().received().size() >= 2);
    Await.until(LIMIT, "a second mail comes", () -> surroundings.mail().mails().size() >= 2);
    Await.until(
        LIMIT, "Slack's message is updated", () -> surroundings.slack().events().size() >= 2);

    everybodyWasToldOnceOfEach();
    theGuestWasStartedOnce();
  }

  private boolean isResolvedAtPagerDuty() {
    return surroundings.pagerDuty().incidents().stream()
        .anyMatch(incident -> incident.status() == OpenIncident.Status.RESOLVED);
  }

  private void everybodyWasToldOnceOfEach() {
    assertThat(surroundings.webhook().received().all())
        .extracting(ReceivedWebhook::status)
        .containsExactly("firing", "resolved");
    assertThat(surroundings.mail().mails().all()).extracting(ReceivedMail::subject).hasSize(2);
    assertThat(surroundings.slack().events().all())
        .extracting(SlackEvent::kind)
        .containsExactly(SlackEvent.Kind.POSTED, SlackEvent.Kind.UPDATED);
    assertThat(surroundings.slack().messages()).hasSize(1);
    assertThat(surroundings.pagerDuty().incidents()).hasSize(1);
    assertThat(surroundings.pagerDuty().incidents().getFirst().triggers()).isEqualTo(1);
  }

  private void theGuestWasStartedOnce() throws Exception {
    assertThat(surroundings.proxmox().mutations(VMID)).hasSize(1);
    var runner = tocsin.administrator();
    Await.until(
        LIMIT,
        "the execution is over",
        () -> runner.get("/api/v1/executions").toString().contains("SUCCEEDED"));
  }
}

package io.tocsin.standalone.e2e;

import io.tocsin.testkit.pagerduty.FakePagerDuty;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.ProxmoxTimings;
import io.tocsin.testkit.slack.FakeSlack;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.WebhookSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Everybody Tocsin talks to: four providers and a Proxmox node with guests that it may restart. */
final class Surroundings implements AutoCloseable {
  private static final Duration DATABASE_WITHIN = Duration.ofSeconds(60);

  private static final String RUNBOOK =
      """
      apiVersion: tocsin.dev/v1
      kind: Runbook
      metadata: {id: restart-guest, title: Restart a guest}
      spec:
        inputs:
          guest: {type: guestRef, required: true}
        target: ${{ inputs.guest }}
        steps:
          - {id: look, type: guest.status}
          - {id: restart, type: guest.restart, timeout: 2m}
      """;

  private static final ProxmoxTimings QUICK =
      new ProxmoxTimings(
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ZERO);

  private final InstantSource clock = InstantSource.system();
  private final WebhookSink webhook = new WebhookSink(clock);
  private final FakeSlack slack = new FakeSlack(clock);
  private final FakePagerDuty pagerDuty = new FakePagerDuty(clock);
  private final FakeSmtp mail = new FakeSmtp(clock, SmtpOffers.PLAIN);
  private final FakeProxmox proxmox = FakeProxmox.plain(clock, QUICK);

  WebhookSink webhook() {
    return webhook;
  }

  FakeSlack slack() {
    return slack;
  }

  FakePagerDuty pagerDuty() {
    return pagerDuty;
  }

  FakeSmtp mail() {
    return mail;
  }

  FakeProxmox proxmox() {
    return proxmox;
  }

  void addGuest(int vmid) {
    proxmox.add(Guest.vm(vmid, "web-" + vmid).tagged("tocsin"));
  }

  /**
   * What a runbook runner needs to reach the node, and leave to restart more guests at once than it
   * would anywhere else, without watching each for long.
   */
  Map<String, String> proxmoxSettings() {
    return Map.of(
        "tocsin.runner.guard.mass-alert-guests", "1000",
        "tocsin.runner.guard.mass-alert-percent", "100",
        "tocsin.runner.guard.cluster-changes-per-hour", "1000",
        "tocsin.runner.guard.changes-per-hour", "1000",
        "tocsin.runner.restart.watch", "1s",
        "tocsin.runner.proxmox.clusters.lab.urls", proxmox.url().toString(),
        "tocsin.runner.proxmox.clusters.lab.token-id", proxmox.tokenId(),
        "tocsin.runner.proxmox.clusters.lab.token-secret", proxmox.tokenSecret());
  }

  /** Routes everything to everybody. */
  Path writeConfiguration(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("alertmanager.yml"),
        """
        route:
          receiver: everybody
          group_by: [alertname, vmid]
          group_wait: 1s
          group_interval: 2s
          repeat_interval: 1h
        receivers:
          - name: everybody
            webhook_configs:
              - url: %s
            slack_configs:
              - app_token: %s
                app_url: %s
                channel: '#alerts'
                send_resolved: true
            email_configs:
              - to: oncall@example.org
                from: tocsin@example.org
                smarthost: %s
                require_tls: false
                send_resolved: true
            pagerduty_configs:
              - routing_key: %s
                url: %s
            runbook_configs:
              - runbook: restart-guest
                mode: automatic
                inputs: {guest: vmid}
        """
            .formatted(
                webhook.url(),
                slack.token(),
                slack.postMessageUrl(),
                mail.smarthost(),
                FakePagerDuty.ROUTING_KEY,
                pagerDuty.url()));
  }

  @Override
  public void close() {
    webhook.close();
    slack.close();
    pagerDuty.close();
    mail.close();
    proxmox.close();
  }

  /** Alerts are taken before there is a database; until then the runner says so. */
  static void createRunbook(Rest administrator) {
    Await.until(
        DATABASE_WITHIN,
        "the runbook is saved",
        () -> administrator.post("/api/v1/runbooks", "application/yaml", RUNBOOK) == 201);
  }
}

package io.tocsin.testkit.demo;

import io.tocsin.testkit.pagerduty.FakePagerDuty;
import io.tocsin.testkit.proxmox.FakeProxmox;
import io.tocsin.testkit.proxmox.Guest;
import io.tocsin.testkit.proxmox.ProxmoxTimings;
import io.tocsin.testkit.slack.FakeSlack;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.webhook.WebhookSink;
import java.time.InstantSource;

/** The fakes of all external systems. */
public final class Surroundings implements AutoCloseable {
  static final int VMID = 101;
  static final String GUEST = "web-1";

  private final FakeSlack slack;
  private final FakePagerDuty pagerDuty;
  private final FakeSmtp mail;
  private final WebhookSink webhooks;
  private final FakeProxmox proxmox;

  public Surroundings(InstantSource clock) {
    this.slack = new FakeSlack(clock);
    this.pagerDuty = new FakePagerDuty(clock);
    this.mail = new FakeSmtp(clock, SmtpOffers.PLAIN);
    this.webhooks = new WebhookSink(clock);
    this.proxmox = FakeProxmox.plain(clock, ProxmoxTimings.REAL);
    // Automatic runbooks may change only guests with this tag.
    proxmox.add(Guest.vm(VMID, GUEST).tagged("tocsin").withAgent(Guest.Agent.ANSWERS));
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

  WebhookSink webhooks() {
    return webhooks;
  }

  FakeProxmox proxmox() {
    return proxmox;
  }

  String addresses() {
    return """
        Slack      %s
        PagerDuty  %s
        Webhooks   %s
        Proxmox    %s
        Mail       smtp://%s\
        """
        .formatted(
            slack.page(), pagerDuty.page(), webhooks.page(), proxmox.url(), mail.smarthost());
  }

  @Override
  public void close() {
    proxmox.close();
    webhooks.close();
    mail.close();
    pagerDuty.close();
    slack.close();
  }
}

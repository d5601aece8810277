package io.tocsin.notifier.receiver.email;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.receiver.TlsSettings;
import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.notifier.receiver.target.TestingTargets;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpFault;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.smtp.SmtpStage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailNotifierTest {
  private static final Destination MAIL = new Destination("team", "email", 0);

  private final TestingReceivers receivers = new TestingReceivers();
  private final NotificationFixture page = firing(MAIL, "DiskFull");
  private final EmailNotifier notifier =
      new EmailNotifier(
          receivers.texts, receivers.metrics, receivers.config, () -> false, receivers.targets);

  @Test
  @DisplayName("the headers of an alert mail")
  void mailHasItsHeaders() {
    try (var smtp = plain()) {
      accepted(deliver(smtp, page));

      var mail = smtp.mails().last();
      assertThat(mail.subject()).isEqualTo("[FIRING:1] DiskFull");
      assertThat(mail.header("Message-ID").orElseThrow())
          .isEqualTo("<d-delivery-DiskFull-1-1@example.net>");
      assertThat(mail.header("References")).isEqualTo(mail.header("In-Reply-To"));
      assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
      assertThat(mail.header("X-Tocsin-Status")).contains("firing");
      assertThat(mail.text()).startsWith("FIRING: 1 alert for alertname=DiskFull");
      assertThat(mail.html()).contains("#E6522C").contains("[1] Firing");
    }
  }

  @Test
  @DisplayName("all mails of an episode hang on one root, the next episode on another")
  void mailsOfAnEpisodeAreAThread() {
    try (var smtp = plain()) {
      accepted(deliver(smtp, page));
      accepted(deliver(smtp, page.resolved()));
      accepted(deliver(smtp, page.back()));

      var roots =
          smtp.mails().all().stream().map(mail -> mail.header("References").orElseThrow()).toList();
      assertThat(roots.get(1)).isEqualTo(roots.get(0));
      assertThat(roots.get(2)).isNotEqualTo(roots.get(0));
    }
  }

  @Test
  @Tag("ACK-44")
  @DisplayName("after a lost answer the same mail comes with the same Message-ID")
  void retryHasTheSameMessageId() {
    try (var smtp = plain()) {
      smtp.script().once(SmtpStage.END_OF_DATA, SmtpFault.Reset.AFTER_STORING);

      assertThat(deliver(smtp, page)).isInstanceOf(ProviderAnswer.TryAgain.class);
      accepted(deliver(smtp, page));

      assertThat(smtp.mails().all())
          .extracting(mail -> mail.header("Message-ID").orElseThrow())
          .hasSize(2)
          .containsOnly(smtp.mails().last().header("Message-ID").orElseThrow());
    }
  }

  @ParameterizedTest
  @DisplayName("SMTP answers")
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 550 5.1.1 no such user | Refused",
        "RCPT | 450 4.2.1 mailbox busy | TryAgain",
        "MAIL | 421 4.3.2 shutting down | TryAgain",
        "MAIL | 530 5.7.0 login first | NeedsAttention",
        "END_OF_DATA | 554 5.6.0 content refused | Refused",
        "END_OF_DATA | 451 4.3.0 try later | TryAgain",
        "CONNECT | 554 5.7.1 go away | TryAgain"
      })
  void smtpAnswerDecides(SmtpStage stage, String line, String kind) {
    try (var smtp = plain()) {
      smtp.script().always(stage, new SmtpFault.Answer(line));

      assertThat(deliver(smtp, page).getClass().getSimpleName()).isEqualTo(kind);
    }
  }

  @Test
  @Tag("B108")
  @DisplayName("a server that does not offer STARTTLS gets no mail when TLS is required")
  void missingStartTlsIsAFailure() {
    try (var smtp = plain()) {
      var answer =
          notifier.deliver(
              Mails.to(smtp, "a@example.net").over(TlsSettings.DEFAULT).integration(),
              receivers.attempt(page));

      assertThat(answer).isInstanceOf(ProviderAnswer.TryAgain.class);
      assertThat(smtp.mails().isEmpty()).isTrue();
    }
  }

  @Test
  @Tag("ACK-24")
  @DisplayName("a mail about 5000 alerts stays below 1 MiB and says how many are hidden")
  void largeGroupIsCut() {
    var alerts =
        java.util.stream.IntStream.range(0, 5000)
            .mapToObj(i -> alert("A", AlertStatus.FIRING, "i", i + "<&>".repeat(300)))
            .toList();
    try (var smtp = plain()) {
      accepted(deliver(smtp, page.with(alerts)));

      var mail = smtp.mails().last();
      assertThat(mail.text().length() + mail.html().length()).isLessThan(1024 * 1024);
      assertThat(mail.text()).contains("4950");
    }
  }

  @Test
  @Tag("ACK-36")
  @DisplayName("a mail asks automatic responders not to answer")
  void robotsDoNotAnswer() {
    try (var smtp = plain()) {
      accepted(deliver(smtp, page));

      var mail = smtp.mails().last();
      assertThat(mail.header("Auto-Submitted")).contains("auto-generated");
      assertThat(mail.header("X-Auto-Response-Suppress")).contains("All");
    }
  }

  @ParameterizedTest
  @Tag("B100")
  @DisplayName("a smarthost on this machine is refused unless it is allowed")
  @CsvSource({"false", "true"})
  void refusedSmarthostNeedsAPerson(boolean implicitTls) {
    var careful =
        new EmailNotifier(
            receivers.texts,
            receivers.metrics,
            receivers.config,
            () -> false,
            TestingTargets.byDefault());
    try (var smtp = plain()) {
      var mails = Mails.to(smtp, "a@example.net");
      var integration = implicitTls ? mails.encryptedFromTheStart() : mails;
      var answer = careful.deliver(integration.integration(), receivers.attempt(page));

      assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
      assertThat(answer.text()).contains("tocsin.notifier.targets.allowed");
      assertThat(smtp.mails().isEmpty()).isTrue();
    }
  }

  @Test
  @Tag("B111")
  @DisplayName("no label can begin a header")
  void labelsCannotInjectHeaders() {
    var hostile = LabelSet.of("alertname", "x\r\nBcc: evil@example.net\r\n\r\nbody\u0000ü");
    var notification = page.with(List.of(alert(hostile, LabelSet.EMPTY, AlertStatus.FIRING)));
    try (var smtp = plain()) {
      var integration =
          Mails.to(smtp, "a@example.net")
              .with("X-Name", "{{ .CommonLabels.alertname }}")
              .with("Subject", "{{ .CommonLabels.alertname }}")
              .integration();

      accepted(notifier.deliver(integration, receivers.attempt(notification)));

      var mail = smtp.mails().last();
      assertThat(mail.header("Bcc")).isEmpty();
      assertThat(mail.recipients()).containsExactly("a@example.net");
      assertThat(mail.subject()).isEqualTo("x Bcc: evil@example.net body ü");
    }
  }

  @Test
  @Tag("B112")
  @DisplayName("HTML in an annotation is text, and only web addresses become links")
  void foreignHtmlIsEscaped() {
    var annotations = LabelSet.of("summary", "<script>alert(1)</script>");
    var hostile = alert(LabelSet.of("alertname", "x"), annotations, AlertStatus.FIRING);
    try (var smtp = plain()) {
      accepted(deliver(smtp, page.with(List.of(hostile))));

      assertThat(smtp.mails().last().html()).contains("&lt;script&gt;").doesNotContain("<script>");
    }
    assertThat(Html.link("javascript:alert(1)", "Source")).doesNotContain("href");
  }

  @Test
  @DisplayName("a server that says nothing costs a time-out, not for ever")
  void silentServerTimesOut() {
    try (var smtp = plain()) {
      var hang = new SmtpFault.Hang();
      smtp.script().always(SmtpStage.EHLO, hang);

      assertThat(deliver(smtp, page)).isInstanceOf(ProviderAnswer.TryAgain.class);
      hang.release();
    }
  }

  private FakeSmtp plain() {
    return new FakeSmtp(receivers.clock, SmtpOffers.PLAIN);
  }

  private ProviderAnswer deliver(FakeSmtp smtp, NotificationFixture notification) {
    return notifier.deliver(
        Mails.to(smtp, "a@example.net").integration(), receivers.attempt(notification));
  }

  private static void accepted(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
  }
}

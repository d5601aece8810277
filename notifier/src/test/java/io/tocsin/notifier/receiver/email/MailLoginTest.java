package io.tocsin.notifier.receiver.email;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.Failure;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpOffers;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("logging in to a mail server")
class MailLoginTest {
  private static final Destination MAIL = new Destination("team", "email", 0);

  /** This machine, by a name that does not say so. */
  private static final String ELSEWHERE = "127.1";

  private final TestingReceivers receivers = new TestingReceivers();

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void aPasswordGoesNowhereInClear(String mechanism) {
    try (var smtp = offering(SmtpOffers.PLAIN, mechanism)) {
      var answer = deliver(account(smtp).at(ELSEWHERE), false);

      assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
      assertThat(answer.text())
          .contains(ELSEWHERE + ":" + smtp.port(), "require_tls", "allow-plaintext-auth");
      assertThat(smtp.commands().all()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(smtp.mails().isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void aPasswordGoesInClearToThisMachine(String mechanism) {
    try (var smtp = offering(SmtpOffers.PLAIN, mechanism)) {
      accepted(deliver(account(smtp), false));

      assertThat(smtp.mails().last().login()).contains("tocsin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void aPasswordGoesInClearWhereASettingSaysSo(String mechanism) {
    try (var smtp = offering(SmtpOffers.PLAIN, mechanism)) {
      accepted(deliver(account(smtp).at(ELSEWHERE), true));

      assertThat(smtp.mails().last().login()).contains("tocsin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN", "LOGIN PLAIN XOAUTH2"})
  void aPasswordGoesOverTls(String mechanisms) {
    try (var smtp = offering(SmtpOffers.STARTTLS, mechanisms.split(" "))) {
      var mails = account(smtp).over(Mails.trusting(smtp.authority().pem()));

      accepted(deliver(mails, false));

      assertThat(smtp.mails().last().login()).contains("tocsin");
      assertThat(smtp.mails().last().encrypted()).isTrue();
    }
  }

  @Test
  void aSecretIsNeverShownSoItNeedsNoTls() {
    try (var smtp = offering(SmtpOffers.PLAIN, "PLAIN", "CRAM-MD5")) {
      accepted(deliver(Mails.to(smtp, "a@example.net").at(ELSEWHERE).as(secret("secret")), false));

      assertThat(smtp.mails().last().login()).contains("tocsin");
      assertThat(smtp.commands().all()).noneMatch(line -> line.startsWith("AUTH PLAIN"));
    }
  }

  @Test
  void aSecretAloneIsNotEnoughForAServerWithoutCramMd5() {
    try (var smtp = offering(SmtpOffers.PLAIN, "PLAIN")) {
      var answer = deliver(Mails.to(smtp, "a@example.net").as(secret("secret")), false);

      assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
      assertThat(answer.text()).contains("PLAIN").contains("auth_password");
    }
  }

  @Test
  void aPasswordIsTakenWhereTheSecretIsOfNoUse() {
    var both =
        new EmailIntegration.Login(
            "tocsin",
            Optional.of(new SecretSource.Inline("secret")),
            Optional.of(new SecretSource.Inline("other")),
            "");
    try (var smtp = offering(SmtpOffers.PLAIN, "LOGIN")) {
      accepted(deliver(Mails.to(smtp, "a@example.net").as(both), false));

      assertThat(smtp.mails().last().login()).contains("tocsin");
    }
  }

  @Test
  void withoutALoginOnOfferThereIsNone() {
    try (var smtp = new FakeSmtp(receivers.clock, SmtpOffers.PLAIN)) {
      accepted(deliver(account(smtp).at(ELSEWHERE), false));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "CRAM-MD5"})
  @DisplayName("a refused login parks the destination")
  void aWrongPasswordNeedsAPerson(String mechanism) {
    try (var smtp = offering(SmtpOffers.PLAIN, mechanism)) {
      var mails = Mails.to(smtp, "a@example.net");
      var wrong =
          mechanism.equals("PLAIN")
              ? mails.loggingIn("tocsin", "wrong")
              : mails.as(secret("wrong"));

      var answer = deliver(wrong, false);

      assertThat(answer).isInstanceOf(ProviderAnswer.NeedsAttention.class);
      assertThat(answer.failure()).contains(Failure.AUTH_ERROR);
    }
  }

  private static EmailIntegration.Login secret(String secret) {
    return new EmailIntegration.Login(
        "tocsin", Optional.empty(), Optional.of(new SecretSource.Inline(secret)), "");
  }

  private FakeSmtp offering(SmtpOffers offers, String... mechanisms) {
    return new FakeSmtp(receivers.clock, offers.withLogin("tocsin", "secret").by(mechanisms));
  }

  private static Mails account(FakeSmtp smtp) {
    return Mails.to(smtp, "a@example.net").loggingIn("tocsin", "secret");
  }

  private ProviderAnswer deliver(Mails mails, boolean allowPlaintext) {
    var notifier =
        new EmailNotifier(
            receivers.texts,
            receivers.metrics,
            receivers.config,
            () -> allowPlaintext,
            receivers.targets);
    return notifier.deliver(mails.integration(), receivers.attempt(firing(MAIL, "DiskFull")));
  }

  private static void accepted(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
  }
}

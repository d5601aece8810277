package io.tocsin.notifier.receiver.email;

import static io.tocsin.notifier.NotificationFixture.alert;
import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.alert.AlertStatus;
import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpFault;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.smtp.SmtpStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a mail that is too big")
class LongMailTest {
  private static final Destination MAIL = new Destination("team", "email", 0);

  private final TestingReceivers receivers = new TestingReceivers();

  @Test
  void showsFewerAlertsAtOnce() {
    try (var smtp = upTo(30_000)) {
      var answer = deliver(smtp, storm(40, 1000));

      var mail = smtp.mails().last();
      assertThat(mail.text()).contains("[40] Firing").contains("and 35 more");
      assertThat(mail.subject()).startsWith("[FIRING:40]");
      assertThat(answer.text()).contains("fewer alerts").contains("552 5.3.4");
    }
  }

  @Test
  void showsCountsOnlyIfThatIsTooBigAsWell() {
    try (var smtp = upTo(3_000)) {
      accepted(deliver(smtp, storm(40, 1000)));

      var mail = smtp.mails().last();
      assertThat(mail.html()).isEmpty();
      assertThat(mail.text()).contains("[40] Firing").contains("not listed");
      assertThat(smtp.mails().size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"552 message too big", "554 5.3.4 too big", "552 5.2.3 over your limit"})
  void theServerMaySayItInSeveralWays(String words) {
    try (var smtp = upTo(1_000_000)) {
      smtp.script().once(SmtpStage.END_OF_DATA, new SmtpFault.Answer(words));

      accepted(deliver(smtp, storm(2, 10)));
    }
  }

  @Test
  void aServerThatTakesNoMailOfAnySizeRefusesIt() {
    try (var smtp = upTo(10)) {
      assertThat(deliver(smtp, storm(2, 10))).isInstanceOf(ProviderAnswer.Refused.class);
    }
  }

  private FakeSmtp upTo(int bytes) {
    return new FakeSmtp(receivers.clock, SmtpOffers.PLAIN.upTo(bytes));
  }

  private static NotificationFixture storm(int alerts, int bytes) {
    return firing(MAIL, "DiskFull")
        .with(
            IntStream.range(0, alerts)
                .mapToObj(i -> alert("DiskFull", AlertStatus.FIRING, "i", i + "x".repeat(bytes)))
                .toList());
  }

  private ProviderAnswer deliver(FakeSmtp smtp, NotificationFixture notification) {
    var notifier =
        new EmailNotifier(
            receivers.texts, receivers.metrics, receivers.config, () -> false, receivers.targets);
    return notifier.deliver(
        Mails.to(smtp, "a@example.net").integration(), receivers.attempt(notification));
  }

  private static void accepted(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
  }
}

package io.tocsin.notifier.receiver.email;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.NotificationFixture;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.SmtpFault;
import io.tocsin.testkit.smtp.SmtpOffers;
import io.tocsin.testkit.smtp.SmtpStage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("one mail to all recipients")
class MailRecipientsTest {
  private static final Destination MAIL = new Destination("team", "email", 0);
  private static final String ALL = "a@example.net, b@example.net, c@example.net";

  private final TestingReceivers receivers = new TestingReceivers();
  private final NotificationFixture page = firing(MAIL, "DiskFull");
  private final FakeSmtp smtp = new FakeSmtp(receivers.clock, SmtpOffers.PLAIN);
  private final EmailNotifier notifier =
      new EmailNotifier(
          receivers.texts, receivers.metrics, receivers.config, () -> false, receivers.targets);

  @AfterEach
  void close() {
    smtp.close();
  }

  @Test
  void allRecipientsGetOneMailThatNamesThemAll() {
    accepted(deliver(Mails.to(smtp, ALL), Map.of()));

    var mail = smtp.mails().last();
    assertThat(smtp.mails().size()).isEqualTo(1);
    assertThat(mail.recipients())
        .containsExactly("a@example.net", "b@example.net", "c@example.net");
    assertThat(mail.header("To")).contains(ALL);
  }

  @Test
  void copiesInHeadersAreHeadersAndNoRecipients() {
    accepted(
        deliver(
            Mails.to(smtp, ALL).with("Cc", "d@example.net").with("Bcc", "e@example.net"),
            Map.of()));

    var mail = smtp.mails().last();
    assertThat(smtp.mails().size()).isEqualTo(1);
    assertThat(mail.recipients()).hasSize(3);
    assertThat(mail.header("Cc")).contains("d@example.net");
    assertThat(mail.header("Bcc")).contains("e@example.net");
  }

  @Test
  void aRefusedRecipientHoldsBackNobodyAndIsNamed() {
    smtp.script().refuse("b@example.net", "550 5.1.1 no such user");

    var answer = accepted(deliver(Mails.to(smtp, ALL), Map.of()));

    assertThat(smtp.mails().last().recipients()).containsExactly("a@example.net", "c@example.net");
    assertThat(answer.text()).contains("b@example.net: 550 5.1.1 no such user");
    assertThat(answer.coordinates().get(ProviderAnswer.Accepted.REFUSED))
        .startsWith("b@example.net: 550");
  }

  @Test
  @DisplayName(
      "a full mailbox, which the library takes for one that may be tried again, is refused")
  void aFullMailboxIsRefused() {
    smtp.script().refuse("b@example.net", "552 5.2.2 mailbox full");

    assertThat(accepted(deliver(Mails.to(smtp, ALL), Map.of())).text()).contains("5.2.2");
  }

  @Test
  void whoWasRefusedForNowGetsOneMoreMailWithTheSameId() {
    smtp.script().refuse("b@example.net", "450 4.2.1 try later");
    smtp.script().refuse("c@example.net", "550 5.1.1 no such user");
    var progress = ((ProviderAnswer.TryAgain) deliver(Mails.to(smtp, ALL), Map.of())).progress();
    smtp.script().clear();

    var answer = accepted(deliver(Mails.to(smtp, ALL), progress));

    var mails = smtp.mails().all();
    assertThat(mails)
        .extracting(mail -> mail.recipients())
        .containsExactly(List.of("a@example.net"), List.of("b@example.net"));
    assertThat(mails)
        .extracting(mail -> mail.header("Message-ID").orElseThrow())
        .containsOnly("<d-delivery-DiskFull-1-1@example.net>");
    assertThat(mails.getLast().header("To")).contains(ALL);
    assertThat(answer.text()).contains("c@example.net: 550 5.1.1");
  }

  @Test
  void whoIsRefusedForAQuarterOfAnHourIsGivenUp() {
    smtp.script().refuse("b@example.net", "452 4.2.2 mailbox full");

    var answer =
        notifier.deliver(Mails.to(smtp, ALL).integration(), receivers.attempt(page, Map.of(), 30));

    assertThat(accepted(answer).text()).contains("b@example.net: 452 4.2.2");
  }

  @Test
  void aMailThatNobodyTakesIsRefused() {
    smtp.script().refuse("a@example.net", "550 5.1.1 no such user");

    assertThat(deliver(Mails.to(smtp, "a@example.net"), Map.of()))
        .isInstanceOf(ProviderAnswer.Refused.class);
  }

  @Test
  void aMailThatIsRefusedAsAWholeReachesNobody() {
    smtp.script().refuse("b@example.net", "550 5.1.1 no such user");
    smtp.script().once(SmtpStage.END_OF_DATA, new SmtpFault.Answer("451 4.3.0 try later"));

    var answer = (ProviderAnswer.TryAgain) deliver(Mails.to(smtp, ALL), Map.of());

    assertThat(answer.text()).contains("451");
    assertThat(answer.progress()).isEmpty();
  }

  private ProviderAnswer deliver(Mails mails, Map<String, String> coordinates) {
    return notifier.deliver(mails.integration(), receivers.attempt(page, coordinates));
  }

  private static ProviderAnswer.Accepted accepted(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(ProviderAnswer.Accepted.class);
    return (ProviderAnswer.Accepted) answer;
  }
}

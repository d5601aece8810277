package io.tocsin.notifier.receiver.email;

import static io.tocsin.notifier.NotificationFixture.firing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.model.notification.Destination;
import io.tocsin.notifier.receiver.ProviderAnswer;
import io.tocsin.notifier.receiver.TestingReceivers;
import io.tocsin.testkit.smtp.FakeSmtp;
import io.tocsin.testkit.smtp.ReceivedMail;
import io.tocsin.testkit.smtp.SmtpOffers;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("headers of a mail")
class MailHeadersTest {
  private static final Destination MAIL = new Destination("team", "email", 0);

  private final TestingReceivers receivers = new TestingReceivers();
  private final FakeSmtp smtp = new FakeSmtp(receivers.clock, SmtpOffers.PLAIN);

  @AfterEach
  void close() {
    smtp.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Reply-To", "From", "Sender", "To", "Cc", "Bcc"})
  void ofAnAddressOnlyTheNameIsEncoded(String header) throws Exception {
    var mail = send(mails().with(header, "Ops Tüm <ops@example.org>, b@example.org"));

    var addresses = InternetAddress.parse(mail.header(header).orElseThrow(), true);
    assertThat(mail.header(header).orElseThrow()).startsWith("=?UTF-8?");
    assertThat(addresses).hasSize(2);
    assertThat(addresses[0].getAddress()).isEqualTo("ops@example.org");
    assertThat(addresses[0].getPersonal()).isEqualTo("Ops Tüm");
    assertThat(addresses[1].getAddress()).isEqualTo("b@example.org");
  }

  @Test
  void namesInToAndFromAreEncodedToo() throws Exception {
    var mail = send(Mails.to(smtp, "Jörg <j@example.net>").from("Wächter <w@example.net>"));

    assertThat(mail.from()).isEqualTo("w@example.net");
    assertThat(mail.recipients()).containsExactly("j@example.net");
    assertThat(mail.header("From")).contains("=?UTF-8?Q?W=C3=A4chter?= <w@example.net>");
    assertThat(mail.header("To")).contains("=?UTF-8?Q?J=C3=B6rg?= <j@example.net>");
  }

  @ParameterizedTest
  @CsvSource({
    "To, Everybody <all@example.org>",
    "From, Other <other@example.org>",
    "Subject, mine",
    "Message-Id, <mine@example.org>",
    "References, <root@example.org>",
    "In-Reply-To, <root@example.org>",
    "Date, 'Mon, 1 Jan 2024 00:00:00 +0000'",
    "Auto-Submitted, no",
    "List-Id, mine",
    "Importance, low",
    "x-team, storage"
  })
  void everyHeaderCanBeSet(String header, String value) {
    var mail = send(mails().with(header, value));

    assertThat(mail.header(header)).contains(value);
    assertThat(mail.from()).isEqualTo("tocsin@example.net");
    assertThat(mail.recipients()).containsExactly("a@example.net");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ops <ops@example.org>, and nobody",
        "not @ all <",
        "undisclosed-recipients:;",
        "Tüm ohne Adresse"
      })
  void whatIsNoAddressDoesNotLoseTheMail(String value) {
    assertThat(send(mails().with("Reply-To", value)).header("Reply-To")).isPresent();
  }

  @Test
  void anEmptyHtmlSendsTextOnly() {
    var mail = send(mails().html(""));

    assertThat(mail.html()).isEmpty();
    assertThat(mail.text()).startsWith("FIRING");
  }

  @Test
  void anEmptyTextSendsHtmlOnly() {
    var mail = send(mails().text(""));

    assertThat(mail.text()).isEmpty();
    assertThat(mail.html()).contains("[1] Firing");
  }

  @Test
  void bothEmptySendTheBuiltInTextAsAMailThatSaysNothingHelpsNobody() {
    assertThat(send(mails().html("").text("")).text()).startsWith("FIRING");
  }

  @Test
  void ownTextsAreSentInTheirParts() {
    var mail = send(mails().html("<b>{{ .Status }}</b>").text("is {{ .Status }}"));

    assertThat(mail.html()).contains("<b>firing</b>");
    assertThat(mail.text()).startsWith("is firing");
  }

  private Mails mails() {
    return Mails.to(smtp, "a@example.net");
  }

  private ReceivedMail send(Mails mails) {
    var notifier =
        new EmailNotifier(
            receivers.texts, receivers.metrics, receivers.config, () -> false, receivers.targets);
    assertThat(notifier.deliver(mails.integration(), receivers.attempt(firing(MAIL, "DiskFull"))))
        .isInstanceOf(ProviderAnswer.Accepted.class);
    return smtp.mails().last();
  }
}

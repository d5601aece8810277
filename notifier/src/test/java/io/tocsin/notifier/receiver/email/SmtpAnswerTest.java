package io.tocsin.notifier.receiver.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.notifier.receiver.ProviderAnswer;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;

class SmtpAnswerTest {

  @Test
  void wordsOfTheServerAreNotHiddenBehindThoseOfTheLibrary() throws Exception {
    var answer = SmtpAnswer.toSending(invalidAddresses(550, "550 5.1.1 no such user here"));

    assertThat(answer).isInstanceOf(ProviderAnswer.Refused.class);
    assertThat(answer.text()).isEqualTo("Invalid Addresses: 550 5.1.1 no such user here");
  }

  @Test
  void recipientRefusedForNowIsTriedAgain() throws Exception {
    var answer = SmtpAnswer.toSending(invalidAddresses(450, "450 4.2.1 mailbox busy"));

    assertThat(answer).isInstanceOf(ProviderAnswer.TryAgain.class);
    assertThat(answer.text()).contains("450 4.2.1 mailbox busy");
  }

  private static SendFailedException invalidAddresses(int code, String words) throws Exception {
    var refused =
        new SMTPAddressFailedException(
            new InternetAddress("ops@example.org"), "RCPT TO:<ops@example.org>", code, words);
    return new SendFailedException("Invalid Addresses", refused);
  }
}

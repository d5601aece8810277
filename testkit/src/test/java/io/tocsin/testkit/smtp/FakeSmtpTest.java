package io.tocsin.testkit.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.testkit.clock.ManualClock;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The client is the one that Tocsin sends its mail with. */
class FakeSmtpTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void takesMailAfterStartTlsAndLogin() throws Exception {
    try (var smtp = smtp(SmtpOffers.STARTTLS.withLogin("tocsin", "secret"))) {
      send(smtp, "tocsin", "secret", "mara@example.net");

      var mail = smtp.mails().await(1, LIMIT).getFirst();
      assertThat(mail.encrypted()).isTrue();
      assertThat(mail.login()).contains("tocsin");
      assertThat(mail.from()).isEqualTo("tocsin@example.net");
      assertThat(mail.recipients()).containsExactly("mara@example.net");
      assertThat(mail.subject()).isEqualTo("[Tocsin] Plattenplatz läuft aus");
      assertThat(mail.text()).contains(".a line that begins with a dot");
      assertThat(mail.at()).isEqualTo(ManualClock.START);
    }
  }

  @Test
  void takesMailWithTlsFromTheFirstByte() throws Exception {
    try (var smtp = smtp(SmtpOffers.IMPLICIT_TLS)) {
      send(smtp, "", "", "mara@example.net", true);

      assertThat(smtp.mails().last().encrypted()).isTrue();
    }
  }

  @Test
  void aClientThatDemandsStartTlsGetsNothingThroughWhenItIsNotOffered() {
    try (var smtp = smtp(SmtpOffers.PLAIN)) {
      assertThatThrownBy(() -> send(smtp, "", "", "mara@example.net"))
          .isInstanceOf(MessagingException.class)
          .hasMessageContaining("STARTTLS");

      assertThat(smtp.mails().isEmpty()).isTrue();
    }
  }

  @Test
  void refusesWrongCredentials() {
    try (var smtp = smtp(SmtpOffers.STARTTLS.withLogin("tocsin", "secret"))) {
      assertThatThrownBy(() -> send(smtp, "tocsin", "wrong", "mara@example.net"))
          .hasMessageContaining("535");
    }
  }

  @Test
  void refusesARecipient() {
    try (var smtp = smtp(SmtpOffers.STARTTLS)) {
      smtp.script().refuse("gone@example.net", "550 5.1.1 no such user");

      assertThatThrownBy(() -> send(smtp, "", "", "gone@example.net"))
          .isInstanceOf(SendFailedException.class)
          .hasRootCauseMessage("550 5.1.1 no such user\n");
    }
  }

  @Test
  void answersOnceWhatItIsToldTo() throws Exception {
    try (var smtp = smtp(SmtpOffers.STARTTLS)) {
      smtp.script().once(SmtpStage.RCPT, new SmtpFault.Answer("450 4.2.0 greylisted"));

      assertThatThrownBy(() -> send(smtp, "", "", "mara@example.net"))
          .hasRootCauseMessage("450 4.2.0 greylisted\n");
      send(smtp, "", "", "mara@example.net");

      assertThat(smtp.mails().size()).isEqualTo(1);
    }
  }

  @Test
  void resetAfterTheFinalDotKeepsTheMail() {
    try (var smtp = smtp(SmtpOffers.STARTTLS)) {
      smtp.script().once(SmtpStage.END_OF_DATA, SmtpFault.Reset.AFTER_STORING);

      assertThatThrownBy(() -> send(smtp, "", "", "mara@example.net"))
          .isInstanceOf(MessagingException.class);

      assertThat(smtp.mails().await(1, LIMIT)).hasSize(1);
    }
  }

  @Test
  void silenceEndsInTheClientsTimeOut() {
    try (var smtp = smtp(SmtpOffers.STARTTLS)) {
      var hang = new SmtpFault.Hang();
      smtp.script().once(SmtpStage.EHLO, hang);

      assertThatThrownBy(() -> send(smtp, "", "", "mara@example.net"))
          .isInstanceOf(MessagingException.class);

      hang.release();
      assertThat(smtp.mails().isEmpty()).isTrue();
    }
  }

  private static FakeSmtp smtp(SmtpOffers offers) {
    return new FakeSmtp(new ManualClock(), offers);
  }

  private static void send(FakeSmtp smtp, String username, String password, String to)
      throws MessagingException {
    send(smtp, username, password, to, false);
  }

  private static void send(
      FakeSmtp smtp, String username, String password, String to, boolean implicitTls)
      throws MessagingException {
    var session = Session.getInstance(properties(smtp, implicitTls));
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress("tocsin@example.net"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject("[Tocsin] Plattenplatz läuft aus", "UTF-8");
    message.setText("first line\n.a line that begins with a dot\n", "UTF-8");
    message.saveChanges();
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(
          smtp.host(),
          smtp.port(),
          username.isEmpty() ? null : username,
          password.isEmpty() ? null : password);
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static Properties properties(FakeSmtp smtp, boolean implicitTls) {
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", "5000");
    properties.put("mail.smtp.timeout", "3000");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", String.valueOf(!implicitTls));
    properties.put("mail.smtp.ssl.enable", String.valueOf(implicitTls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put(
        "mail.smtp.ssl.socketFactory", smtp.authority().clientContext().getSocketFactory());
    properties.put("mail.smtp.localhost", "test.example.net");
    return properties;
  }
}

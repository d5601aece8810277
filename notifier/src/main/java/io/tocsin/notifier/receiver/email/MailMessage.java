package io.tocsin.notifier.receiver.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A mail whose headers the library does not change when it sends. */
final class MailMessage extends MimeMessage {
  private final String id;

  MailMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  /** The library would generate a new one for every attempt. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  /**
   * {@code Bcc} is a header like any other, as in Alertmanager; the envelope decides who gets it.
   */
  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    super.writeTo(
        out, Arrays.stream(ignored).filter(it -> !it.equals("Bcc")).toArray(String[]::new));
  }
}

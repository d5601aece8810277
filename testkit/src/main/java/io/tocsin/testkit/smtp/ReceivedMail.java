package io.tocsin.testkit.smtp;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A mail with its envelope.
 *
 * @param from of the envelope, empty for a bounce
 * @param raw as received, without dot-stuffing
 * @param encrypted the session had TLS when the mail was sent
 * @param login who had logged in
 */
public record ReceivedMail(
    Instant at,
    String from,
    List<String> recipients,
    byte[] raw,
    boolean encrypted,
    Optional<String> login) {

  public ReceivedMail {
    recipients = List.copyOf(recipients);
  }

  public MimeMessage message() {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    } catch (MessagingException e) {
      throw new IllegalStateException("the mail cannot be parsed", e);
    }
  }

  /** Decoded and unfolded; empty if missing. */
  public String subject() {
    try {
      return Optional.ofNullable(message().getSubject()).orElse("");
    } catch (MessagingException e) {
      throw new IllegalStateException("the subject cannot be parsed", e);
    }
  }

  public Optional<String> header(String name) {
    try {
      return Optional.ofNullable(message().getHeader(name, null));
    } catch (MessagingException e) {
      throw new IllegalStateException("header " + name + " cannot be parsed", e);
    }
  }

  /** The first plain text in it, or empty. */
  public String text() {
    return body("text/plain");
  }

  /** The first HTML in it, or empty. */
  public String html() {
    return body("text/html");
  }

  private String body(String type) {
    try {
      return find(message(), type).orElse("");
    } catch (MessagingException e) {
      throw new IllegalStateException("the body cannot be parsed", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the body cannot be decoded", e);
    }
  }

  private static Optional<String> find(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(String.valueOf(part.getContent()));
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart child = parts.getBodyPart(i);
        var found = find(child, type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}

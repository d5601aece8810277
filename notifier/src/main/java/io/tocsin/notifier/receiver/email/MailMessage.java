package io.tocsin.notifier.receiver.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Keeps the id it was given: the library would make a new one for every attempt. */
final class StableIdMessage extends MimeMessage {
  private final String id;

  StableIdMessage(Session session, String id) {
    super(session);
    this.id = id;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}

package io.tocsin.testkit.smtp;

/** The stages of a session at which a fault can be injected. */
public enum SmtpStage {
  CONNECT,
  EHLO,
  STARTTLS,
  AUTH,
  MAIL,
  RCPT,
  DATA,
  /** The final dot was read. */
  END_OF_DATA
}

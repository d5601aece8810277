package io.tocsin.testkit.smtp;

/** The moments of a session at which something can go wrong. */
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

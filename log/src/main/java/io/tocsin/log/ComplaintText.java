package io.tocsin.log;

import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** The words of a library's record, on one line and without its stack trace. */
final class ComplaintText {
  private ComplaintText() {}

  static String of(LogRecord record) {
    var message =
        record instanceof ExtLogRecord ext ? ext.getFormattedMessage() : record.getMessage();
    var thrown = record.getThrown();
    return thrown == null ? message : message + ": " + RootCause.of(thrown);
  }
}

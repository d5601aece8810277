package io.tocsin.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged at WARN or above, or with a stack trace, from its making until it is closed. */
final class LoggedTrouble extends Handler implements AutoCloseable {
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  LoggedTrouble() {
    Logger.getLogger("").addHandler(this);
  }

  List<String> lines() {
    return records.stream()
        .map(record -> record.getLoggerName() + ": " + message(record) + cause(record))
        .toList();
  }

  private static String message(LogRecord record) {
    return ExtLogRecord.wrap(record).getFormattedMessage();
  }

  private static String cause(LogRecord record) {
    return record.getThrown() == null ? "" : " (" + record.getThrown() + ")";
  }

  @Override
  public void publish(LogRecord record) {
    if (record.getLevel().intValue() >= Level.WARNING.intValue() || record.getThrown() != null) {
      records.add(record);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}

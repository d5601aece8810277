package io.tocsin.notifier.delivery;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Every line of every logger at TRACE, with the exceptions of the levels that the notifier sets.
 */
final class RecordedLog extends Handler {
  private static final String CATEGORY = "quarkus.log.category.\"";
  private static final String LEVEL = "\".level";

  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final List<Logger> quiet = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

  RecordedLog() {
    setLevel(Level.ALL);
    settings().stringPropertyNames().stream()
        .filter(name -> name.startsWith(CATEGORY))
        .map(name -> name.substring(CATEGORY.length(), name.length() - LEVEL.length()))
        .map(Logger::getLogger)
        .forEach(quiet::add);
    quiet.forEach(logger -> logger.setLevel(Level.INFO));
    root.setLevel(Level.ALL);
    root.addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord record) {
    var text = new StringWriter();
    text.append(record.getLoggerName()).append(' ').append(message(record));
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(text));
    }
    lines.add(text.toString());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
    quiet.forEach(logger -> logger.setLevel(null));
  }

  private static String message(LogRecord record) {
    return String.valueOf(ExtLogRecord.wrap(record).getFormattedMessage());
  }

  private static Properties settings() {
    var all = new Properties();
    try {
      for (var url :
          java.util.Collections.list(
              RecordedLog.class
                  .getClassLoader()
                  .getResources("META-INF/microprofile-config.properties"))) {
        try (var in = url.openStream()) {
          all.load(in);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}

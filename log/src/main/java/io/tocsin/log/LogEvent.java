package io.tocsin.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the log is about: an event in words that are always the same, so that people can
 * search for them and count them, and what is different each time as fields.
 *
 * <p>It travels as the parameter of an ordinary record. {@link LineFormatter} makes its fields
 * those of the line; any other formatter prints {@link #toString}.
 *
 * @param event in lower case, without values
 * @param fields in the order in which they appear
 */
public record LogEvent(String event, Map<String, String> fields) {

  public LogEvent {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public static LogEvent of(String event) {
    return new LogEvent(event, Map.of());
  }

  /**
   * The same with one more field.
   *
   * @param value an {@link Optional} that is empty leaves the field out
   */
  public LogEvent with(String key, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(present -> with(key, present)).orElse(this);
    }
    var more = new LinkedHashMap<>(fields);
    more.put(key, String.valueOf(value));
    return new LogEvent(event, more);
  }

  public void debug(Logger log) {
    to(log, Logger.Level.DEBUG);
  }

  public void info(Logger log) {
    to(log, Logger.Level.INFO);
  }

  public void warn(Logger log) {
    to(log, Logger.Level.WARN);
  }

  public void error(Logger log) {
    to(log, Logger.Level.ERROR);
  }

  /**
   * An error with its stack trace.
   *
   * @param bug of ours: trouble of the world, or what a client did, has no stack trace
   */
  public void error(Logger log, Throwable bug) {
    log.logf(Logger.Level.ERROR, bug, "%s", this);
  }

  public void fatal(Logger log) {
    to(log, Logger.Level.FATAL);
  }

  /** A fatal error with its stack trace. */
  public void fatal(Logger log, Throwable bug) {
    log.logf(Logger.Level.FATAL, bug, "%s", this);
  }

  public void to(Logger log, Logger.Level level) {
    log.logf(level, "%s", this);
  }

  @Override
  public String toString() {
    return fields.isEmpty() ? event : event + " " + new Logfmt().line(fields);
  }
}

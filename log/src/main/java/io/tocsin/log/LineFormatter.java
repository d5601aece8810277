package io.tocsin.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/** Makes a record's time, level, event, fields and context the pairs of one line. */
public final class LineFormatter extends ExtFormatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final LineFormat format;

  LineFormatter(LineFormat format) {
    this.format = format;
  }

  /** Writes one JSON object a line, or logfmt. */
  public static LineFormatter of(boolean json) {
    return new LineFormatter(json ? new Json() : new Logfmt());
  }

  @Override
  public String format(ExtLogRecord record) {
    Map<String, String> pairs = new LinkedHashMap<>();
    pairs.put("ts", TIME.format(record.getInstant()));
    pairs.put("level", level(record.getLevel()));
    putEvent(record, pairs);
    new TreeMap<>(record.getMdcCopy()).forEach(pairs::putIfAbsent);
    pairs.put("logger", String.valueOf(record.getLoggerName()));
    if (record.getThrown() != null) {
      pairs.put("err", record.getThrown().toString());
      pairs.put("stack", stack(record.getThrown()));
    }
    return format.line(pairs) + "\n";
  }

  private void putEvent(ExtLogRecord record, Map<String, String> pairs) {
    var parameters = record.getParameters();
    if (parameters != null && parameters.length == 1 && parameters[0] instanceof LogEvent event) {
      pairs.put("msg", event.event());
      event.fields().forEach(pairs::putIfAbsent);
    } else {
      pairs.put("msg", String.valueOf(formatMessage(record)));
    }
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warn";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }

  private static String stack(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }
}

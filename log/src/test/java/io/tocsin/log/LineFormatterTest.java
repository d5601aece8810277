package io.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {
  private static final LineFormatter LOGFMT = new LineFormatter(new Logfmt());
  private static final LineFormatter JSON = new LineFormatter(new Json());

  @Test
  void logfmtLineHasTimeLevelMessageAndContext() {
    var record = record(Level.INFO, "Listening on");
    record.setMdc(Map.of("address", "127.0.0.1:9093"));

    assertThat(LOGFMT.format(record))
        .isEqualTo(
            "ts=2026-11-24T10:00:00.007Z level=info msg=\"Listening on\" address=127.0.0.1:9093 logger=io.tocsin.Test\n");
  }

  @Test
  void jsonLineHasTheSamePairs() {
    assertThat(JSON.format(record(Level.WARNING, "said \"no\"")))
        .isEqualTo(
            "{\"ts\":\"2026-11-24T10:00:00.007Z\",\"level\":\"warn\",\"msg\":\"said \\\"no\\\"\",\"logger\":\"io.tocsin.Test\"}\n");
  }

  @Test
  void foreignTextCannotForgeALine() {
    var forged = record(Level.INFO, "label\nts=2026 level=error msg=\"forged\"\u0085\u001b[2J");

    assertThat(LOGFMT.format(forged).strip()).hasLineCount(1).doesNotContain("\u001b");
  }

  @Test
  void stackTraceStaysOnTheLine() {
    var record = record(Level.SEVERE, "failed");
    record.setThrown(new IllegalStateException("because"));

    assertThat(LOGFMT.format(record).strip())
        .hasLineCount(1)
        .contains("level=error")
        .contains("err=\"java.lang.IllegalStateException: because\"")
        .contains("stack=\"java.lang.IllegalStateException: because\\n\\tat ");
  }

  private static ExtLogRecord record(Level level, String message) {
    var record = new ExtLogRecord(level, message, "class");
    record.setLoggerName("io.tocsin.Test");
    record.setInstant(Instant.parse("2026-11-24T10:00:00.007Z"));
    return record;
  }
}

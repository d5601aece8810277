package io.tocsin.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.LogContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogEventTest {
  private static final String NAME = "io.tocsin.log.LogEventTest";
  private static final Logger LOG = Logger.getLogger(NAME);

  private final List<ExtLogRecord> records = new ArrayList<>();
  private final Handler handler =
      new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord record) {
          records.add(record);
        }
      };

  @BeforeEach
  void listen() {
    LogContext.getLogContext().getLogger(NAME).addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LogContext.getLogContext().getLogger(NAME).removeHandler(handler);
  }

  @Test
  void eventIsTheMessageAndEverythingElseAField() {
    LogEvent.of("notification sent").with("receiver", "team x").with("attempt", 3).info(LOG);

    assertThat(line(new LineFormatter(new Logfmt())))
        .contains("level=info msg=\"notification sent\" receiver=\"team x\" attempt=3 logger=");
    assertThat(line(new LineFormatter(new Json())))
        .contains("\"msg\":\"notification sent\",\"receiver\":\"team x\",\"attempt\":\"3\"");
  }

  @Test
  void otherFormattersPrintEventAndFieldsAsWell() {
    LogEvent.of("silence expired").with("silence", "a b").warn(LOG);

    assertThat(records.getFirst().getFormattedMessage())
        .isEqualTo("silence expired silence=\"a b\"");
  }

  @Test
  void foreignTextIsNoPatternAndCannotReplaceTheEvent() {
    LogEvent.of("alert rejected").with("msg", "forged").with("error", "50% {0} %s").error(LOG);

    assertThat(line(new LineFormatter(new Logfmt())))
        .contains("level=error msg=\"alert rejected\" error=\"50% {0} %s\" logger=");
  }

  @Test
  void absentValueLeavesTheFieldOut() {
    assertThat(LogEvent.of("sent").with("retry_at", Optional.empty()).fields()).isEmpty();
    assertThat(LogEvent.of("sent").with("retry_at", Optional.of(7)).fields())
        .containsEntry("retry_at", "7");
  }

  @Test
  void bugHasItsStackOnTheSameLine() {
    LogEvent.of("reading failed").error(LOG, new IllegalStateException("because"));

    assertThat(line(new LineFormatter(new Logfmt())))
        .hasLineCount(1)
        .contains("msg=\"reading failed\"")
        .contains("err=\"java.lang.IllegalStateException: because\"", "stack=");
  }

  private String line(LineFormatter formatter) {
    return formatter.format(records.getFirst()).strip();
  }
}

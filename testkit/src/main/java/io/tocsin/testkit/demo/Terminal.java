package io.tocsin.testkit.demo;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints time, actor and action in three columns. Thread-safe. */
final class Terminal {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String MARGIN = " ".repeat(22);

  private final PrintStream out;
  private final InstantSource clock;

  Terminal(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  synchronized void title(String text) {
    out.println();
    out.println(text);
    out.println("─".repeat(text.length()));
  }

  /**
   * @param text further lines go below the first
   */
  synchronized void say(String who, String text) {
    var time = TIME.format(clock.instant().atZone(ZoneId.systemDefault()));
    out.printf("%s  %-10s  %s%n", time, who, text.strip().replace("\n", "\n" + MARGIN));
  }

  /** With a bar at its side, like a quoted message. */
  void quote(String who, String heading, String text) {
    var barred = text.strip().lines().map(line -> "┃ " + line).collect(Collectors.joining("\n"));
    say(who, heading + "\n" + barred);
  }

  void fail(String text) {
    say("demo", text);
  }
}

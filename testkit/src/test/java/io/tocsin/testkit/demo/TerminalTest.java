package io.tocsin.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.clock.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(new PrintStream(screen, true, StandardCharsets.UTF_8), new ManualClock());

  @Test
  void furtherLinesGoBelowTheFirst() {
    terminal.quote("slack", "a new message", "GuestDown\nweb-1 is off");

    var lines = screen.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).matches("\\d\\d:41:03  slack       a new message");
    assertThat(lines.get(1)).isEqualTo(" ".repeat(22) + "┃ GuestDown");
    assertThat(lines.get(2)).isEqualTo(" ".repeat(22) + "┃ web-1 is off");
  }
}

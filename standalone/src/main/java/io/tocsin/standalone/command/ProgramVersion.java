package io.tocsin.standalone.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The version of this build. From a resource: the framework's settings are not read for it. */
final class ProgramVersion {
  private ProgramVersion() {}

  /** In the form of Alertmanager's own line. */
  static String line() {
    return "tocsin, version " + number();
  }

  private static String number() {
    try (var in = ProgramVersion.class.getResourceAsStream("version.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

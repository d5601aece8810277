package io.tocsin.standalone.flag;

import java.util.Optional;

/**
 * One flag of the command line.
 *
 * @param name without the dashes
 * @param fallback its default; empty for none
 * @param setting the setting that it sets; empty if it is accepted for compatibility without effect
 * @param repeatable may be given more than once; the last one counts
 */
record Flag(
    String name,
    FlagKind kind,
    String fallback,
    Optional<String> setting,
    boolean repeatable,
    String help) {

  static Flag sets(String setting, String name, FlagKind kind, String fallback, String help) {
    return new Flag(name, kind, fallback, Optional.of(setting), false, help);
  }

  static Flag ignored(String name, FlagKind kind, String fallback) {
    return new Flag(
        name, kind, fallback, Optional.empty(), false, "Accepted for compatibility, no effect.");
  }

  Flag mayRepeat() {
    return new Flag(name, kind, fallback, setting, true, help);
  }

  boolean takesValue() {
    return kind != FlagKind.SWITCH;
  }
}

package io.tocsin.configuration.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** Names of time zones. */
final class Location {
  /** In the IANA database, but not in Java's copy. */
  private static final Map<String, String> MISSING_IN_JAVA =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei");

  /** In Java, but not in the IANA database. */
  private static final String ONLY_IN_JAVA = "SystemV/";

  private Location() {}

  /**
   * Only names of the IANA database, as in Alertmanager: an offset such as {@code +02:00} has no
   * daylight saving time and is probably a mistake.
   *
   * @param name {@code Local} is the time zone of the process
   * @throws IllegalArgumentException if there is no such time zone
   */
  static ZoneId parse(String name) {
    if (name.isEmpty() || name.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    if (name.equals("Local")) {
      return ZoneId.systemDefault();
    }
    var zone = MISSING_IN_JAVA.getOrDefault(name, name);
    if (zone.startsWith(ONLY_IN_JAVA) || !ZoneId.getAvailableZoneIds().contains(zone)) {
      throw new IllegalArgumentException(
          "unknown time zone " + name + "; write a name like Europe/Berlin, Local or UTC");
    }
    return ZoneId.of(zone);
  }
}

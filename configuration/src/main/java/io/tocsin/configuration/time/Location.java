package io.tocsin.configuration.time;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** Names of places whose wall clocks count. */
final class Location {
  /** The zone database has these, Java's copy of it does not. */
  private static final Map<String, String> MISSING_IN_JAVA =
      Map.of(
          "EST", "America/Panama",
          "MST", "America/Phoenix",
          "HST", "Pacific/Honolulu",
          "ROC", "Asia/Taipei");

  /** Java has these, the zone database does not. */
  private static final String ONLY_IN_JAVA = "SystemV/";

  private Location() {}

  /**
   * Only names of the IANA database, as in the original: an offset such as {@code +02:00} knows no
   * summer time, so whoever writes one has probably not thought of it.
   *
   * @param name {@code Local} is where the process believes to be
   * @throws IllegalArgumentException if there is no such place
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

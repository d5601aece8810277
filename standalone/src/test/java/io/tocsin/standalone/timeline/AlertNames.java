package io.tocsin.standalone.timeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts of a notification as {@code A1 ~A2}: the second is resolved. */
final class AlertNames {
  private static final String RESOLVED = "~";

  private AlertNames() {}

  static String name(String alertname, String i, boolean isResolved) {
    return (isResolved ? RESOLVED : "") + alertname + i;
  }

  static String sorted(String names) {
    return sorted(Arrays.stream(names.split(" ", -1)).filter(name -> !name.isEmpty()));
  }

  /** In one order, whatever that of the notification. */
  static String sorted(Stream<String> names) {
    return names
        .sorted(Comparator.comparing((String name) -> name.replace(RESOLVED, "")))
        .collect(Collectors.joining(" "));
  }
}

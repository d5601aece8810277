package io.tocsin.model.alert;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The endpoints that received reports of one alert, such as {@code api/v2} or {@code
 * hooks/alertmanager/dc1}. An alert is trusted only as much as its least trusted source, so all of
 * them must be permitted.
 *
 * @param names sorted, not empty, without duplicates
 * @see "docs/decisions/0020-an-alert-knows-its-sources.md"
 */
public record AlertSources(List<String> names) {
  public static final String API_V2 = "api/v2";
  public static final String ALERTMANAGER_HOOK = "hooks/alertmanager";

  private static final String UNKNOWN_NAME = "unknown";

  /** For alerts from records without sources. Never permitted. */
  public static final AlertSources UNKNOWN = new AlertSources(List.of(UNKNOWN_NAME));

  /** Nearly every alert has one of these, so they are shared. */
  private static final List<AlertSources> USUAL =
      List.of(
          new AlertSources(List.of(API_V2)), new AlertSources(List.of(ALERTMANAGER_HOOK)), UNKNOWN);

  /** Limits, because senders choose a part of the name. */
  private static final int MAX_NAMES = 8;

  private static final int MAX_LENGTH = 100;

  public AlertSources {
    names = List.copyOf(names);
  }

  public static AlertSources of(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return UNKNOWN;
    }
    for (var usual : USUAL) {
      if (usual.names.getFirst().equals(name)) {
        return usual;
      }
    }
    return new AlertSources(List.of(name));
  }

  /**
   * @param names as stored in a record; empty in older records
   */
  public static AlertSources of(Collection<String> names) {
    return names.size() == 1
        ? of(names.iterator().next())
        : names.stream().map(AlertSources::of).reduce(AlertSources::and).orElse(UNKNOWN);
  }

  public boolean isUnknown() {
    return names.contains(UNKNOWN_NAME);
  }

  public boolean includes(AlertSources others) {
    return equals(others) || names.containsAll(others.names);
  }

  /** The union of both. Beyond the limit the rest counts as unknown. */
  public AlertSources and(AlertSources others) {
    if (includes(others)) {
      return this;
    }
    var all = new TreeSet<>(names);
    all.addAll(others.names);
    while (all.size() > MAX_NAMES) {
      all.remove(all.first());
      all.add(UNKNOWN_NAME);
    }
    return new AlertSources(List.copyOf(all));
  }

  /**
   * The first source that is not permitted.
   *
   * @param permitted endpoints; each also permits the paths below it
   */
  public Optional<String> outside(Collection<String> permitted) {
    return names.stream()
        .filter(name -> permitted.stream().noneMatch(endpoint -> isAt(endpoint, name)))
        .findFirst();
  }

  /** Whether the name is that of an endpoint that receives alerts. */
  public static boolean isEndpoint(String name) {
    return name.length() <= MAX_LENGTH
        && (name.equals(API_V2) || isAt(ALERTMANAGER_HOOK, name))
        && !name.endsWith("/");
  }

  private static boolean isAt(String endpoint, String name) {
    return name.equals(endpoint) || name.startsWith(endpoint + "/");
  }
}

package io.tocsin.model.alert;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where reports of one alert came in: endpoints, such as {@code api/v2} or {@code
 * hooks/alertmanager/dc1}. An alert is trusted as much as the least trusted of them, so all of them
 * have to be permitted.
 *
 * @param names sorted, not empty, none twice
 * @see "docs/decisions/0020-an-alert-knows-its-sources.md"
 */
public record AlertSources(List<String> names) {
  public static final String API_V2 = "api/v2";
  public static final String ALERTMANAGER_HOOK = "hooks/alertmanager";

  private static final String UNKNOWN_NAME = "unknown";

  /** Of alerts from records that do not say it. Nothing permits them. */
  public static final AlertSources UNKNOWN = new AlertSources(List.of(UNKNOWN_NAME));

  /** Nearly every alert has one of these; so the heap has them once. */
  private static final List<AlertSources> USUAL =
      List.of(
          new AlertSources(List.of(API_V2)), new AlertSources(List.of(ALERTMANAGER_HOOK)), UNKNOWN);

  /** Senders choose a part of the name, so neither their number nor their length is theirs. */
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
   * @param names as a record has them; none if it is older than they are
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

  /** Those of both. Of too many the rest counts as unknown. */
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
   * The first that is not permitted.
   *
   * @param permitted endpoints; each permits what is below it, too
   */
  public Optional<String> outside(Collection<String> permitted) {
    return names.stream()
        .filter(name -> permitted.stream().noneMatch(endpoint -> isAt(endpoint, name)))
        .findFirst();
  }

  /** Whether a name can be one of an endpoint that takes alerts from others. */
  public static boolean isEndpoint(String name) {
    return name.length() <= MAX_LENGTH
        && (name.equals(API_V2) || isAt(ALERTMANAGER_HOOK, name))
        && !name.endsWith("/");
  }

  private static boolean isAt(String endpoint, String name) {
    return name.equals(endpoint) || name.startsWith(endpoint + "/");
  }
}

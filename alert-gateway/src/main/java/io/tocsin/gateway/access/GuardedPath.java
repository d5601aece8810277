package io.tocsin.gateway.access;

import java.util.List;

/**
 * Which paths need the administrator token: everything under {@code /api/v1}, whichever service of
 * the process answers it, so that nothing new is forgotten. What is left of Alertmanager's own API
 * v1 is as open as Alertmanager's.
 */
final class GuardedPath {
  private static final String OURS = "/api/v1";

  /** These say that they are gone. */
  private static final List<String> ALERTMANAGERS =
      List.of(
          "/api/v1/alerts",
          "/api/v1/status",
          "/api/v1/silences",
          "/api/v1/silence",
          "/api/v1/receivers");

  private GuardedPath() {}

  /**
   * @param path as routes see it, without the prefix
   */
  static boolean isGuarded(String path) {
    return isUnder(OURS, path) && !isAlertmanagers(path);
  }

  private static boolean isAlertmanagers(String path) {
    return ALERTMANAGERS.contains(path)
        || path.startsWith("/api/v1/alerts/")
        || path.startsWith("/api/v1/silence/");
  }

  private static boolean isUnder(String parent, String path) {
    return path.equals(parent) || path.startsWith(parent + "/");
  }
}

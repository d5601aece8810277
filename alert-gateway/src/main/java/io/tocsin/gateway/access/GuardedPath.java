package io.tocsin.gateway.access;

import java.util.List;

/**
 * Which paths need the administrator token: everything under {@code /api/v1}, whichever service
 * serves it, so that a new endpoint is guarded by default. The remains of Alertmanager's own API v1
 * are as open as in Alertmanager.
 */
final class GuardedPath {
  private static final String OURS = "/api/v1";

  /** They answer 410. */
  private static final List<String> ALERTMANAGERS =
      List.of(
          "/api/v1/alerts",
          "/api/v1/status",
          "/api/v1/silences",
          "/api/v1/silence",
          "/api/v1/receivers");

  private GuardedPath() {}

  /**
   * @param path without the route prefix
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

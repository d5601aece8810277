package io.tocsin.gateway.web;

import java.util.Locale;

/**
 * Detects paths that different frameworks interpret differently. Such paths have often bypassed
 * access checks, so they are rejected before any handler sees them.
 */
final class AmbiguousPath {
  private static final String[] ENCODED = {"%2f", "%5c", "%3b", "%2e", "%25", "%00"};

  private AmbiguousPath() {}

  static boolean isAmbiguous(String path) {
    return path.indexOf(';') >= 0
        || path.indexOf('\\') >= 0
        || path.contains("//")
        || hasDotSegment(path)
        || (path.indexOf('%') >= 0 && hasEncodedDelimiter(path.toLowerCase(Locale.ROOT)));
  }

  private static boolean hasDotSegment(String path) {
    return path.contains("/./")
        || path.contains("/../")
        || path.endsWith("/.")
        || path.endsWith("/..");
  }

  private static boolean hasEncodedDelimiter(String path) {
    for (var encoded : ENCODED) {
      if (path.contains(encoded)) {
        return true;
      }
    }
    return false;
  }
}

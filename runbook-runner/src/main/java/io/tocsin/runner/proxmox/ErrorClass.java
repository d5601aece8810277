package io.tocsin.runner.proxmox;

import java.util.Locale;

/**
 * Error class of a rejection, from status and text: Proxmox responds with 500 to nearly everything.
 */
public enum ErrorClass {
  AUTH,
  FORBIDDEN,
  BAD_REQUEST,
  NOT_FOUND,
  EXISTS,
  /** The guest is not in the state that the call needs. */
  STATE,
  /** The guest's configuration is locked by a longer operation. */
  LOCKED,
  /** The guest's lock file was held for ten seconds; nothing was changed. */
  FLOCK,
  NO_QUORUM,
  PROTECTED,
  NODE_DOWN,
  /** The call may or may not have been carried out. */
  AMBIGUOUS,
  /** The worker may or may not have been started. */
  BUSY,
  UNSUPPORTED,
  UNKNOWN;

  /** For a changing call: whether it took effect is unknown. */
  public boolean leavesDoubt() {
    return switch (this) {
      case AMBIGUOUS, BUSY, UNKNOWN -> true;
      default -> false;
    };
  }

  public static ErrorClass of(int status, String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return switch (status) {
      case 401 -> AUTH;
      case 403 -> FORBIDDEN;
      case 501 -> UNSUPPORTED;
      case 595 -> NODE_DOWN;
      case 596, 597, 598, 599, 502, 503, 504 -> AMBIGUOUS;
      case 400 -> badRequest(lower);
      case 500 -> fromText(lower);
      default -> status >= 300 && status < 400 ? UNSUPPORTED : UNKNOWN;
    };
  }

  private static ErrorClass badRequest(String text) {
    if (text.contains("no such task")) {
      return NOT_FOUND;
    }
    return text.contains("already exists") ? EXISTS : BAD_REQUEST;
  }

  /** Classifies the exit text of a failed task in the same way. */
  public static ErrorClass ofTask(String text) {
    return fromText(text.toLowerCase(Locale.ROOT));
  }

  private static ErrorClass fromText(String text) {
    if (has(text, "can't lock file")) {
      return FLOCK;
    }
    if (has(text, "is locked (", "is locked")) {
      return LOCKED;
    }
    if (has(text, "no quorum", "read-only file system")) {
      return NO_QUORUM;
    }
    if (has(text, "protection mode enabled")) {
      return PROTECTED;
    }
    if (has(text, "no such cluster node", "hostname lookup")) {
      return NODE_DOWN;
    }
    if (has(text, "got no worker upid", "too many connections")) {
      return BUSY;
    }
    if (has(text, "already exists", "already used")) {
      return EXISTS;
    }
    if (has(
        text, "does not exist", "no such resource", "no such file or directory", "no such vm")) {
      return NOT_FOUND;
    }
    if (has(
        text,
        "not running",
        "already running",
        "is paused - cannot shutdown",
        "vm is running",
        "can't overwrite running container")) {
      return STATE;
    }
    return UNKNOWN;
  }

  private static boolean has(String text, String... marks) {
    for (var mark : marks) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}

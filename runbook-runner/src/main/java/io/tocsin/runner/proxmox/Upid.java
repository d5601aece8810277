package io.tocsin.runner.proxmox;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Name of a task. The text is kept as it came; the parts are for finding it again.
 *
 * @param node where the task lives and is asked about
 * @param startedAt by the clock of that node
 * @param type such as {@code qmreboot}
 * @param id mostly a VMID, may be empty
 * @param user with token, {@code user@realm!token}
 */
public record Upid(
    String text, String node, Instant startedAt, String type, String id, String user) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "UPID:([^:\\s]+):([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8,9}):([0-9A-Fa-f]{8}):([^:\\s]+):([^:\\s]*):([^:\\s]+):");

  /**
   * @throws IllegalArgumentException if the text is no UPID of Proxmox VE
   */
  public static Upid parse(String text) {
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not the name of a task: \"" + text + "\"");
    }
    return new Upid(
        text,
        parts.group(1),
        Instant.ofEpochSecond(Long.parseLong(parts.group(4), 16)),
        parts.group(5),
        parts.group(6),
        parts.group(7));
  }

  static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.tocsin.runner.proxmox;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Unique id of a Proxmox task (UPID). The text is kept unchanged; the parts are used for searching.
 *
 * @param node the node that runs the task
 * @param startedAt by that node's clock
 * @param type such as {@code qmreboot}
 * @param id usually a VMID, may be empty
 * @param user including the token, {@code user@realm!token}
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
      throw new IllegalArgumentException("not a task UPID: \"" + text + "\"");
    }
    return new Upid(
        text,
        parts.group(1),
        Instant.ofEpochSecond(Long.parseLong(parts.group(4), 16)),
        parts.group(5),
        parts.group(6),
        parts.group(7));
  }

  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}

package io.tocsin.model.notification;

import io.tocsin.model.label.LabelSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a group to other systems: route key, colon, group labels. Byte-identical to
 * Alertmanager's, because PagerDuty incidents and mail threads depend on its hash.
 */
public record GroupKey(String value) {

  /**
   * @param routeKey {@code {}}, then for every level {@code /} and its matchers
   */
  public static GroupKey of(String routeKey, LabelSet groupLabels) {
    return new GroupKey(routeKey + ":" + groupLabels);
  }

  /** SHA-256 in lower-case hexadecimal. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.tocsin.runner.runbook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code ${{ inputs.name }}}, as the whole string. References inside a longer string are rejected
 * when a runbook is saved.
 */
record Reference(String input) {
  private static final Pattern WHOLE =
      Pattern.compile("\\$\\{\\{\\s*inputs\\.([A-Za-z][A-Za-z0-9_-]{0,62})\\s*}}");

  static Optional<Reference> in(String text) {
    var whole = WHOLE.matcher(text);
    return whole.matches() ? Optional.of(new Reference(whole.group(1))) : Optional.empty();
  }

  static boolean isAttempted(String text) {
    return text.contains("${{");
  }
}

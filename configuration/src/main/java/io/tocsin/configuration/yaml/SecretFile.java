package io.tocsin.configuration.yaml;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks the file of a secret when the configuration is loaded. The file is read again at every use
 * and may be created later, as in Alertmanager, so most problems are only warnings: {@code
 * docs/decisions/0005-a-missing-secret-file-is-a-warning.md}.
 */
final class SecretFile {
  private SecretFile() {}

  /**
   * @param reader throws an IllegalArgumentException for invalid content
   */
  static Optional<SecretSource> of(Value value, Function<String, ?> reader) {
    var file = Optional.of(value).filter(written -> !written.isEmpty()).flatMap(Value::file);
    file.ifPresent(path -> check(path, value, reader));
    return file.map(SecretSource.InFile::new);
  }

  private static void check(Path file, Value value, Function<String, ?> reader) {
    try {
      var text = new SecretSource.InFile(file).read().reveal();
      weaknessOf(file, text).ifPresent(value::warn);
      objectionTo(file, text, reader).ifPresent(value::warn);
    } catch (UnreadableFileException e) {
      if (e.kind() == UnreadableFileException.Kind.TOO_LARGE) {
        value.mistake(
            "%s is larger than 64 KiB, too large for a secret; check the file name"
                .formatted(file));
      } else {
        value.warn(e.getMessage() + "; everything that needs it fails until it can be read");
      }
    }
  }

  private static Optional<String> weaknessOf(Path file, String text)
      throws UnreadableFileException {
    if (text.isEmpty()) {
      return Optional.of("secret file %s is empty; everything that needs it fails".formatted(file));
    }
    return SmallFile.read(file, SecretSource.InFile.MAX_BYTES).readableByAll()
        ? Optional.of("secret file %s is readable by every user; use chmod 600".formatted(file))
        : Optional.empty();
  }

  private static Optional<String> objectionTo(Path file, String text, Function<String, ?> reader) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var _ = reader.apply(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "secret file %s: %s; nothing is sent there until it is corrected"
              .formatted(file, e.getMessage()));
    }
  }
}

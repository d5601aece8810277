package io.tocsin.configuration.yaml;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the file of a secret while somebody is there to read the answer. It is read again at
 * every use and may be put there later, as Alertmanager allows, so little that is found here
 * refuses the configuration: {@code docs/decisions/0005-a-missing-secret-file-is-a-warning.md}.
 */
final class SecretFile {
  private SecretFile() {}

  /**
   * @param reader refuses with an IllegalArgumentException what must not be in it
   */
  static Optional<SecretSource> of(Value value, Function<String, ?> reader) {
    var file = Optional.of(value).filter(written -> !written.isEmpty()).flatMap(Value::file);
    file.ifPresent(path -> look(path, value, reader));
    return file.map(SecretSource.InFile::new);
  }

  private static void look(Path file, Value value, Function<String, ?> reader) {
    try {
      var text = new SecretSource.InFile(file).read().reveal();
      doubtAbout(file, text).ifPresent(value::warn);
      objectionTo(file, text, reader).ifPresent(value::warn);
    } catch (UnreadableFileException e) {
      if (e.kind() == UnreadableFileException.Kind.TOO_LARGE) {
        value.mistake(
            "%s is larger than 64 KiB and no secret: is it the right file?".formatted(file));
      } else {
        value.warn(e.getMessage() + "; what needs it will fail until it can be read");
      }
    }
  }

  private static Optional<String> doubtAbout(Path file, String text)
      throws UnreadableFileException {
    if (text.isEmpty()) {
      return Optional.of("secret file %s is empty; what needs it will fail".formatted(file));
    }
    return SmallFile.read(file, SecretSource.InFile.MAX_BYTES).readableByAll()
        ? Optional.of("secret file %s can be read by every user; use chmod 600".formatted(file))
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
          "secret file %s: %s; nothing is sent where it says until it is corrected"
              .formatted(file, e.getMessage()));
    }
  }
}

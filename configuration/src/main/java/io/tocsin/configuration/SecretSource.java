package io.tocsin.configuration;

import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The source of a secret. A file is read at every use, so that the secret can be rotated without a
 * reload.
 */
public sealed interface SecretSource {

  /**
   * @throws IOException if its file cannot be read; the message names the file
   */
  Secret read() throws IOException;

  record Inline(Secret secret) implements SecretSource {
    public Inline(String secret) {
      this(new Secret(secret));
    }

    @Override
    public Secret read() {
      return secret;
    }
  }

  /** If the file cannot be read in time, its last content is used. */
  record InFile(Path file) implements SecretSource {
    public static final int MAX_BYTES = 64 * 1024;

    private static final Map<Path, Secret> LAST = new ConcurrentHashMap<>();

    @Override
    public Secret read() throws UnreadableFileException {
      try {
        var bytes = SmallFile.read(file, MAX_BYTES).bytes();
        var secret = new Secret(new String(bytes, StandardCharsets.UTF_8).strip());
        LAST.put(file, secret);
        return secret;
      } catch (UnreadableFileException e) {
        var last = e.kind() == UnreadableFileException.Kind.LATE ? LAST.get(file) : null;
        if (last != null) {
          return last;
        }
        throw e.named("secret file " + file);
      }
    }
  }
}

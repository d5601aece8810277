package io.tocsin.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a secret comes from. A file is read at every use, so that it can be rotated without a
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

  record InFile(Path file) implements SecretSource {
    public static final int MAX_BYTES = 64 * 1024;

    @Override
    public Secret read() throws IOException {
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("it is larger than 64 KiB");
        }
        return new Secret(new String(bytes, StandardCharsets.UTF_8).strip());
      } catch (IOException e) {
        throw new IOException("cannot read secret file " + file + ": " + why(e), e);
      }
    }

    private static String why(IOException e) {
      return switch (e) {
        case java.nio.file.NoSuchFileException missing -> "it does not exist";
        case java.nio.file.AccessDeniedException denied -> "permission denied";
        default -> String.valueOf(e.getMessage());
      };
    }
  }
}

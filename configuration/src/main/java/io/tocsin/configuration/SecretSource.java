package io.tocsin.configuration;

import java.io.IOException;
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
    @Override
    public Secret read() {
      return secret;
    }
  }

  record InFile(Path file) implements SecretSource {
    @Override
    public Secret read() throws IOException {
      return new Secret(Files.readString(file).strip());
    }
  }
}

package io.tocsin.notifier.receiver;

import io.tocsin.configuration.SecretSource;

/** The name of a secret in messages: its key, and its file if it is in one. */
public final class SecretName {
  private SecretName() {}

  public static String of(String key, SecretSource source) {
    return switch (source) {
      case SecretSource.Inline _ -> key;
      case SecretSource.InFile(var file) -> "%s_file %s".formatted(key, file);
    };
  }
}

package io.tocsin.notifier.receiver;

import io.tocsin.configuration.SecretSource;

/** What people look for when a secret is wrong: its key, and its file if it is in one. */
public final class SecretName {
  private SecretName() {}

  public static String of(String key, SecretSource source) {
    return switch (source) {
      case SecretSource.Inline _ -> key;
      case SecretSource.InFile(var file) -> "%s_file %s".formatted(key, file);
    };
  }
}

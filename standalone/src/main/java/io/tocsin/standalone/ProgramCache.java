package io.tocsin.standalone;

import io.tocsin.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where PostgreSQL's programs are unpacked: once for this user, not once for each data folder. */
final class ProgramCache {
  private ProgramCache() {}

  /** In the user's cache folder; in the data folder for a user who has none. */
  static Path folder(DataFolder data) throws IOException {
    var cache = userCache(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"));
    try {
      return Files.createDirectories(cache.resolve("tocsin"));
    } catch (IOException e) {
      return data.room("programs");
    }
  }

  static Path userCache(@Nullable String xdgCacheHome, String home) {
    return xdgCacheHome == null || xdgCacheHome.isEmpty()
        ? Path.of(home, ".cache")
        : Path.of(xdgCacheHome);
  }
}

package io.tocsin.standalone;

import io.tocsin.embedded.DataFolder;
import io.tocsin.embedded.PrivateFolder;
import io.tocsin.log.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The folder into which PostgreSQL's binaries are unpacked: once per user, not per data folder.
 * They are executed from there, possibly by root, so no other user may write to it.
 */
final class ProgramCache {
  private static final Logger LOG = Logger.getLogger(ProgramCache.class);

  private ProgramCache() {}

  /** In the user's cache folder, or in the data folder if there is none. */
  static Path folder(DataFolder data) throws IOException {
    return folder(
        data, userCache(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home")));
  }

  static Path folder(DataFolder data, Path userCache) throws IOException {
    if (!userCache.isAbsolute()) {
      return unpackedIn(data.path().resolve("programs"));
    }
    try {
      PrivateFolder.claim(userCache.resolve("tocsin"));
      return unpackedIn(userCache.resolve("tocsin/postgresql"));
    } catch (IOException e) {
      LogEvent.of("cache folder cannot be used, unpacking into the data folder")
          .with("folder", userCache.resolve("tocsin"))
          .with("error", e.getMessage())
          .warn(LOG);
      return unpackedIn(data.path().resolve("programs"));
    }
  }

  /** A user without a home folder has "?" there. */
  static Path userCache(@Nullable String xdgCacheHome, String home) {
    return xdgCacheHome == null || xdgCacheHome.isEmpty()
        ? Path.of(home, ".cache")
        : Path.of(xdgCacheHome);
  }

  /** The library makes this folder writable for everybody; its parent is private. */
  private static Path unpackedIn(Path folder) throws IOException {
    return Files.createDirectories(PrivateFolder.claim(folder).resolve("unpacked"));
  }
}

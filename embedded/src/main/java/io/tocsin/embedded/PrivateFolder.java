package io.tocsin.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.tocsin.log.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** A folder that only this user can write to, so that files in it can safely be executed. */
public final class PrivateFolder {
  private static final Logger LOG = Logger.getLogger(PrivateFolder.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> WRITABLE_BY_OTHERS =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private PrivateFolder() {}

  /**
   * Creates the folder with mode 0700 if it is missing. If other users could write to it, its
   * content is deleted first, because it may come from them.
   *
   * @throws IOException if it belongs to another user, or is a link or a file
   */
  public static Path claim(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    checkOwner(folder);
    if (isWritableByOthers(folder)) {
      LogEvent.of("folder was writable by other users, its content was deleted")
          .with("folder", folder)
          .warn(LOG);
      deleteContent(folder);
    }
    return Files.setPosixFilePermissions(folder, OWNER_ONLY);
  }

  private static void checkOwner(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a folder; remove it");
    }
    var owner = (int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    var self = new UnixSystem();
    if (owner != (int) self.getUid()) {
      throw new IOException(
          "%s belongs to user %s and not to %s (uid %d), so nothing in it is executed; remove it"
              .formatted(folder, Files.getOwner(folder), self.getUsername(), self.getUid()));
    }
  }

  private static boolean isWritableByOthers(Path folder) throws IOException {
    return Files.getPosixFilePermissions(folder).stream().anyMatch(WRITABLE_BY_OTHERS::contains);
  }

  private static void deleteContent(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}

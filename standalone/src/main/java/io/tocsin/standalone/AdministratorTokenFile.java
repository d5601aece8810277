package io.tocsin.standalone;

import io.tocsin.log.LogEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The administrator token that standalone mode creates at its first start. Whoever can read the
 * file has all rights, so only the owner of the process can read it.
 */
record AdministratorTokenFile(Path path) {
  private static final Logger LOG = Logger.getLogger(AdministratorTokenFile.class);
  private static final String NAME = "admin-token";
  private static final int TOKEN_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /**
   * @param folder the storage path, which no other process uses meanwhile
   * @throws IOException if it is missing and cannot be written, or is not a regular file
   */
  static AdministratorTokenFile in(Path folder) throws IOException {
    var file = new AdministratorTokenFile(folder.resolve(NAME));
    if (!Files.exists(file.path, LinkOption.NOFOLLOW_LINKS)) {
      file.create();
      LogEvent.of("administrator token created").with("file", file.path).info(LOG);
    }
    file.check();
    return file;
  }

  /** Written under another name first: a half-written token would be a short one. */
  private void create() throws IOException {
    var unfinished = path.resolveSibling(NAME + ".new");
    Files.deleteIfExists(unfinished);
    try (var channel =
        FileChannel.open(
            unfinished,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly())) {
      channel.write(ByteBuffer.wrap((newToken() + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    moveIntoPlace(unfinished);
  }

  private void moveIntoPlace(Path unfinished) throws IOException {
    try {
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, path);
    }
  }

  /** A link or a folder was put there by somebody else; do not use its target. */
  private void check() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "%s must be a regular file with the administrator token; remove it to get a new one, or set tocsin.admin-token-file"
              .formatted(path));
    }
    if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
      LogEvent.of("administrator token was readable by others, mode reset to 0600")
          .with("file", path)
          .with("remedy", "remove the file and restart for a new token")
          .warn(LOG);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

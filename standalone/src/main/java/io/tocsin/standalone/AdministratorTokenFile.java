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
 * The administrator token that a process makes for itself at its first start. Who can read the file
 * may do everything, so only the owner of the process can.
 */
record AdministratorTokenFile(Path path) {
  private static final Logger LOG = Logger.getLogger(AdministratorTokenFile.class);
  private static final String NAME = "admin-token";
  private static final int TOKEN_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /**
   * @param folder the storage path, which no other process uses meanwhile
   * @throws IOException if it is missing and cannot be written, or is no file
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

  /** Under another name first: a token that is half written would be a short one. */
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

  /** A link or a folder in its place was put there by somebody; what it names is not ours. */
  private void check() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "%s has to be a file with the administrator token; remove it and a new one is made, or set tocsin.admin-token-file"
              .formatted(path));
    }
    if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
      Files.setPosixFilePermissions(path, OWNER_ONLY);
      LogEvent.of("administrator token could be read by others, its mode is 0600 again")
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

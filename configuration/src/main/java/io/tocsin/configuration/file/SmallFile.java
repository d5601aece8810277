package io.tocsin.configuration.file;

import io.tocsin.configuration.file.UnreadableFileException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * The content of a regular file, read within a size limit and a timeout. Follows links; never
 * blocks on pipes or devices.
 *
 * @param readableByAll its permissions let every user read it
 */
public record SmallFile(byte[] bytes, boolean readableByAll) {
  private static final int KIB = 1024;

  /**
   * @throws UnreadableFileException with a readable reason, also when interrupted
   */
  public static SmallFile read(Path file, int mostBytes) throws UnreadableFileException {
    return BoundedWait.on(file, () -> readNow(file, mostBytes));
  }

  /**
   * A file system that does not answer counts as existing: reading the file then reports the
   * problem.
   */
  public static boolean exists(Path file) {
    try {
      return BoundedWait.on(file, () -> Files.exists(file));
    } catch (UnreadableFileException e) {
      return true;
    }
  }

  private static SmallFile readNow(Path file, int mostBytes) throws IOException {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new UnreadableFileException(Kind.UNUSABLE, "it is a directory");
      }
      if (!attributes.isRegularFile()) {
        throw new UnreadableFileException(
            Kind.UNUSABLE, "it is a pipe, a device or a socket, not a regular file");
      }
      return new SmallFile(content(file, mostBytes), isReadableByAll(file));
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException(Kind.MISSING, "it does not exist", e);
    } catch (AccessDeniedException e) {
      throw new UnreadableFileException(Kind.UNUSABLE, "permission denied", e);
    }
  }

  /** Counts bytes, because the size that the file system reports may be wrong, as in /proc. */
  private static byte[] content(Path file, int mostBytes) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new UnreadableFileException(Kind.TOO_LARGE, "it is larger than " + size(mostBytes));
      }
      return bytes;
    }
  }

  private static String size(int bytes) {
    return bytes % (KIB * KIB) == 0 ? bytes / (KIB * KIB) + " MiB" : bytes / KIB + " KiB";
  }

  private static boolean isReadableByAll(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
  }
}

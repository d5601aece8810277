package io.tocsin.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which one process keeps all its data. A file lock reserves it for that process; the
 * operating system releases the lock when the process ends, even after a kill.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "tocsin.lock";
  private static final FileAttribute<?>[] OWNER_ONLY =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
          }
          : new FileAttribute<?>[0];

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * @throws DataFolderRefusedException if the folder is not writable or another process has locked
   *     it; nothing in it was changed
   */
  public static DataFolder claim(Path folder) throws DataFolderRefusedException {
    var path = folder.toAbsolutePath().normalize();
    try {
      // An existing folder keeps its permissions: it might be /tmp.
      Files.createDirectories(path, OWNER_ONLY);
      return new DataFolder(path, lock(path));
    } catch (IOException e) {
      throw new DataFolderRefusedException(
          "cannot write the data folder %s (%s); make it writable for this user or choose another one with --storage.path"
              .formatted(path, e),
          e);
    }
  }

  private static FileChannel lock(Path path) throws IOException, DataFolderRefusedException {
    var file = path.resolve(LOCK);
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!tryLock(channel)) {
      channel.close();
      throw new DataFolderRefusedException(
          "the data folder %s is in use by process %s; stop that one or choose another folder with --storage.path"
              .formatted(path, Files.readString(file).strip()));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  public Path path() {
    return path;
  }

  /** Returns a subfolder that only this user can read; creates it if it is missing. */
  public Path room(String name) throws IOException {
    return Files.createDirectories(path.resolve(name), OWNER_ONLY);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}

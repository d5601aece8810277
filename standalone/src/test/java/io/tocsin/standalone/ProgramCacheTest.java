package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.embedded.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCacheTest {
  @TempDir Path temp;

  @Test
  void isInAFolderThatNobodyElseCanEnter() throws Exception {
    try (var data = DataFolder.claim(temp.resolve("data"))) {
      var folder = ProgramCache.folder(data, temp.resolve("cache"));

      assertThat(folder).startsWith(temp.resolve("cache/tocsin")).isEmptyDirectory();
      assertThat(mode(folder.getParent())).isEqualTo("rwx------");
      assertThat(mode(folder.getParent().getParent())).isEqualTo("rwx------");
    }
  }

  @Test
  void programsThatAnybodyMayHaveReplacedAreNotExecuted() throws Exception {
    var old = Files.createDirectories(temp.resolve("cache/tocsin/postgresql"));
    Files.createFile(Files.createDirectories(old.resolve("unpacked/PG/bin")).resolve("postgres"));
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwxrwxrwx"));

    try (var data = DataFolder.claim(temp.resolve("data"))) {
      assertThat(ProgramCache.folder(data, temp.resolve("cache"))).isEmptyDirectory();
    }
  }

  @Test
  void dataFolderServesAUserWithoutAHome() throws Exception {
    try (var data = DataFolder.claim(temp.resolve("data"))) {
      var folder = ProgramCache.folder(data, ProgramCache.userCache(null, "?"));

      assertThat(folder).startsWith(data.path());
    }
  }

  @Test
  void dataFolderServesAUserWhoseCacheCannotBeWritten() throws Exception {
    var file = Files.createFile(temp.resolve("file"));

    try (var data = DataFolder.claim(temp.resolve("data"))) {
      assertThat(ProgramCache.folder(data, file)).startsWith(data.path());
    }
  }

  private static String mode(Path folder) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}

package io.tocsin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
  @TempDir Path temp;

  @Test
  void newFolderIsForItsOwnerOnly() throws IOException {
    assertThat(mode(PrivateFolder.claim(temp.resolve("cache/programs")))).isEqualTo("rwx------");
  }

  @Test
  void folderOfThisUserKeepsItsContentAndLosesTheRightsOfOthers() throws IOException {
    var folder = folderWithProgram("rwxr-xr-x");

    PrivateFolder.claim(folder);

    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(folder.resolve("bin/postgres")).exists();
  }

  @Test
  void contentThatOthersMayHaveWrittenIsDeleted() throws IOException {
    var folder = folderWithProgram("rwxrwxrwx");

    PrivateFolder.claim(folder);

    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void linkIsRejected() throws IOException {
    var link = Files.createSymbolicLink(temp.resolve("link"), folderWithProgram("rwx------"));

    assertThatThrownBy(() -> PrivateFolder.claim(link)).hasMessageContaining("is not a folder");
  }

  @Test
  void folderOfAnotherUserIsRejected() throws IOException {
    var folder = folderWithProgram("rwxr-xr-x");
    assumeThat(System.getProperty("user.name")).as("only root gives files away").isEqualTo("root");
    Files.setAttribute(folder, "unix:uid", 10001);

    assertThatThrownBy(() -> PrivateFolder.claim(folder))
        .hasMessageContaining("belongs to user 10001")
        .hasMessageContaining("not to root");
    assertThat(folder.resolve("bin/postgres")).exists();
  }

  private Path folderWithProgram(String mode) throws IOException {
    var folder = temp.resolve("programs");
    Files.createDirectories(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/postgres"));
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}

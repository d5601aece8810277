package io.tocsin.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministratorTokenFileTest {
  @TempDir Path folder;

  @Test
  void firstStartMakesATokenThatOnlyItsOwnerCanRead() throws IOException {
    var file = AdministratorTokenFile.in(folder).path();

    assertThat(file).isEqualTo(folder.resolve("admin-token"));
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(folder).isDirectoryNotContaining("glob:**admin-token.new");
  }

  @Test
  void laterStartsKeepIt() throws IOException {
    var first = Files.readString(AdministratorTokenFile.in(folder).path());

    assertThat(Files.readString(AdministratorTokenFile.in(folder).path())).isEqualTo(first);
  }

  @Test
  void anotherFolderHasAnotherToken() throws IOException {
    var other = Files.createDirectory(folder.resolve("other"));

    assertThat(Files.readString(AdministratorTokenFile.in(folder).path()))
        .isNotEqualTo(Files.readString(AdministratorTokenFile.in(other).path()));
  }

  @Test
  void whatACrashLeftHalfWrittenIsNoToken() throws IOException {
    Files.writeString(folder.resolve("admin-token.new"), "abc");

    assertThat(Files.readString(AdministratorTokenFile.in(folder).path())).hasSize(65);
  }

  @Test
  void fileThatOthersCouldReadIsClosedToThem() throws IOException {
    var file = AdministratorTokenFile.in(folder).path();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    AdministratorTokenFile.in(folder);

    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void linkInItsPlaceIsRefused() throws IOException {
    var elsewhere = Files.writeString(folder.resolve("elsewhere"), "known to somebody\n");
    Files.createSymbolicLink(folder.resolve("admin-token"), elsewhere);

    assertThatThrownBy(() -> AdministratorTokenFile.in(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("admin-token")
        .hasMessageContaining("tocsin.admin-token-file");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}

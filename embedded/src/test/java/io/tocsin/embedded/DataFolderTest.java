package io.tocsin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path parent;

  @Test
  @Tag("S-KAF-02")
  @DisplayName("a new data folder is readable by its owner only")
  void newFolderIsPrivate() throws Exception {
    try (var folder = DataFolder.claim(parent.resolve("data"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void existingFolderKeepsItsPermissionsButItsRoomsArePrivate() throws Exception {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (var folder = DataFolder.claim(parent)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)))
          .isEqualTo("rwxr-xr-x");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.room("kafka"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  @Tag("F36")
  @DisplayName("a folder in use is refused, naming the process that has it")
  void folderInUseIsRefused() throws Exception {
    try (var folder = DataFolder.claim(parent)) {
      assertThatThrownBy(() -> DataFolder.claim(folder.path()))
          .isInstanceOf(DataFolderRefusedException.class)
          .hasMessageContaining(parent.toString())
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void folderIsFreeAgainWhenItsOwnerLeaves() throws Exception {
    DataFolder.claim(parent).close();

    try (var folder = DataFolder.claim(parent)) {
      assertThat(folder.path()).isEqualTo(parent);
    }
  }

  @Test
  void folderThatCannotBeMadeIsRefusedByName() throws Exception {
    var file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> DataFolder.claim(file.resolve("data")))
        .isInstanceOf(DataFolderRefusedException.class)
        .hasMessageContaining("cannot write the data folder " + file.resolve("data"));
  }
}

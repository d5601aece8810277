package io.tocsin.embedded.postgres;

import io.tocsin.embedded.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The password of the database superuser, generated once and kept in a file that only this user can
 * read.
 */
record SuperuserPassword(Path file) {
  static final String SUPERUSER = "postgres";

  Credentials readOrMake() throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file, Credentials.generateFor(SUPERUSER).password(), StandardOpenOption.SYNC);
    }
    return new Credentials(SUPERUSER, Files.readString(file).strip());
  }
}

package io.tocsin.embedded.postgres;

import io.tocsin.embedded.LoopbackPort;
import io.tocsin.log.RootCause;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

/**
 * The data directory of one PostgreSQL server, and the server that runs on it.
 *
 * @param folder holds {@code data}, the superuser's password and the server's log
 * @param programs where the server's programs are unpacked
 * @param port the server listens on
 */
record PostgreSqlCluster(Path folder, Path programs, LoopbackPort port) {
  private static final String MAJOR_VERSION = "18";
  private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

  /** Sized for one process with a few dozen connections; alerts need the rest of the memory. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          // The library is made for tests: it turns off fsync and synchronous commit. The record of
          // what a runbook did must survive a crash, so both are needed.
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("listen_addresses", LoopbackPort.HOST),
          Map.entry("unix_socket_directories", ""),
          Map.entry("password_encryption", "scram-sha-256"),
          Map.entry("shared_buffers", "32MB"),
          Map.entry("max_connections", "30"),
          Map.entry("max_worker_processes", "2"),
          Map.entry("max_parallel_workers", "0"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("wal_level", "minimal"),
          Map.entry("max_wal_size", "256MB"),
          Map.entry("io_method", "sync"),
          Map.entry("jit", "off"),
          Map.entry("log_checkpoints", "off"));

  /**
   * Initialises into a temporary folder and renames it when complete, so that a crash leaves
   * nothing that looks like a database.
   */
  void initialiseIfNew() throws IOException {
    if (Files.exists(data())) {
      return;
    }
    var unfinished = folder.resolve("data.new");
    stopOrphan(unfinished);
    delete(unfinished);
    start(unfinished).close();
    Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * A newer major version cannot read the files of an older one, and reports this only in its own
   * log.
   */
  void checkVersion() throws IOException {
    var found = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!found.equals(MAJOR_VERSION)) {
      throw new IOException(
          "%s was written by PostgreSQL %s, but this version of Tocsin contains PostgreSQL %s; start the version of Tocsin that wrote it, dump with pg_dump, and load the dump into a new folder"
              .formatted(data(), found, MAJOR_VERSION));
    }
  }

  EmbeddedPostgres start() throws IOException {
    stopOrphan(data());
    return start(data());
  }

  /** Processes of the running server. */
  PostmasterProcesses processes() throws IOException {
    return PostmasterProcesses.of(
        OrphanedPostmaster.of(data())
            .orElseThrow(
                () -> new IOException("PostgreSQL exited right after its start on " + data()))
            .process());
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path log() {
    return folder.resolve("postgresql.log");
  }

  private EmbeddedPostgres start(Path directory) throws IOException {
    // Left over from a failed start in this process; it would block the next start until it is
    // garbage collected.
    Files.deleteIfExists(directory.resolve("epg-lock"));
    var passwordFile = folder.resolve("superuser.password");
    var superuser = new SuperuserPassword(passwordFile).readOrMake();
    var server =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(programs.toFile())
            .setPort(port.number())
            .setPGStartupWait(STARTUP_LIMIT)
            .setOutputRedirector(Redirect.to(log().toFile()))
            .setConnectConfig("password", superuser.password())
            // Passed to initdb unchanged. The library passes auth=trust first; the last value wins.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setLocaleConfig("locale", "C.UTF-8");
    SETTINGS.forEach(server::setServerConfig);
    try {
      return server.start();
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "PostgreSQL does not start on %s: %s".formatted(directory, reason(e)), e);
    }
  }

  /** If the programs could not be unpacked or executed, there is no log yet. */
  private String reason(Throwable failure) {
    return Files.exists(log())
        ? "see its log %s".formatted(log())
        : RootCause.of(failure).toString();
  }

  private static void stopOrphan(Path directory) throws IOException {
    var orphan = OrphanedPostmaster.of(directory);
    if (orphan.isPresent()) {
      orphan.get().stop();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.tocsin.embedded.postgres;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A PostgreSQL server that only this process can use: loopback only, a new port at every start,
 * generated passwords. Its data stays in the folder across restarts.
 *
 * <p>The caller must ensure that no other process uses that folder.
 */
public final class EmbeddedPostgreSql implements DatabaseServer {
  private final EmbeddedPostgres server;
  private final LoopbackPort port;
  private final Credentials credentials;
  private final PostmasterProcesses processes;

  private EmbeddedPostgreSql(
      EmbeddedPostgres server,
      LoopbackPort port,
      Credentials credentials,
      PostmasterProcesses processes) {
    this.server = server;
    this.port = port;
    this.credentials = credentials;
    this.processes = processes;
  }

  /**
   * Returns when the server accepts connections, on a new port and with a new password.
   *
   * @param folder where data, password and log are kept
   * @param programs where the server's programs are unpacked; can be shared
   * @throws IOException if the server does not come up; the message names its log
   */
  public static EmbeddedPostgreSql start(Path folder, Path programs) throws IOException {
    return start(
        folder, programs, LoopbackPort.free(), Credentials.generateFor(ServiceDatabase.NAME));
  }

  static EmbeddedPostgreSql start(
      Path folder, Path programs, LoopbackPort port, Credentials credentials) throws IOException {
    ServerUser.current().check();
    var cluster = new PostgreSqlCluster(folder, programs, port);
    cluster.initialiseIfNew();
    cluster.checkVersion();
    var server = cluster.start();
    try {
      new ServiceDatabase(server).provide(credentials);
      return new EmbeddedPostgreSql(server, port, credentials, cluster.processes());
    } catch (SQLException e) {
      server.close();
      throw new IOException("cannot prepare the database of " + folder, e);
    }
  }

  public String jdbcUrl() {
    return ServiceDatabase.jdbcUrl(port);
  }

  /** An ordinary role that owns only the services' database. */
  public Credentials credentials() {
    return credentials;
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    processes.awaitEnd();
  }

  /** Waits for the checkpoint; committed data is already on disk. */
  @Override
  public void close() throws IOException {
    // An interrupted thread cannot wait for the program that stops the server.
    boolean interrupted = Thread.interrupted();
    if (processes.isAlive()) {
      server.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

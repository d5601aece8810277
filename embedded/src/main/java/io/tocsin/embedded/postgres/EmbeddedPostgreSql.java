package io.tocsin.embedded.postgres;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A PostgreSQL server that belongs to this process: loopback only, a port that is new with every
 * start, passwords nobody knows. Its data stays in the folder from start to start.
 *
 * <p>The caller sees to it that no other process uses that folder.
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
   * Returns when connections are taken, on a port and for a password that are new.
   *
   * @param folder where data, password and log are kept
   * @param programs where the server's programs are unpacked, once for all that share it
   * @throws IOException if the server does not come up; the message names its log
   */
  public static EmbeddedPostgreSql start(Path folder, Path programs) throws IOException {
    return start(
        folder, programs, LoopbackPort.free(), Credentials.generateFor(ServiceDatabase.NAME));
  }

  static EmbeddedPostgreSql start(
      Path folder, Path programs, LoopbackPort port, Credentials credentials) throws IOException {
    ServerUser.current().check();
    var cluster = new Cluster(folder, programs, port);
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

  /** An ordinary role, owner of its database and of nothing else. */
  public Credentials credentials() {
    return credentials;
  }

  @Override
  public void awaitEnd() throws InterruptedException {
    processes.awaitEnd();
  }

  /** Waits for the checkpoint; what was committed is on disk anyway. */
  @Override
  public void close() throws IOException {
    // An interrupted thread could not wait for the program that stops the server.
    boolean interrupted = Thread.interrupted();
    if (processes.isAlive()) {
      server.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

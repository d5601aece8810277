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
public final class EmbeddedPostgreSql implements AutoCloseable {
  private final EmbeddedPostgres server;
  private final Credentials credentials;

  private EmbeddedPostgreSql(EmbeddedPostgres server, Credentials credentials) {
    this.server = server;
    this.credentials = credentials;
  }

  /**
   * Returns when connections are taken.
   *
   * @param folder where data, password and log are kept
   * @param programs where the server's programs are unpacked, once for all that share it
   * @throws IOException if the server does not come up; the message names its log
   */
  public static EmbeddedPostgreSql start(Path folder, Path programs) throws IOException {
    ServerUser.current().check();
    var cluster = new Cluster(folder, programs);
    cluster.initialiseIfNew();
    cluster.checkVersion();
    var server = cluster.start();
    try {
      return new EmbeddedPostgreSql(server, new ServiceDatabase(server).provide());
    } catch (SQLException e) {
      server.close();
      throw new IOException("cannot prepare the database of " + folder, e);
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(LoopbackPort.HOST, server.getPort(), ServiceDatabase.NAME);
  }

  /** An ordinary role, owner of its database and of nothing else. */
  public Credentials credentials() {
    return credentials;
  }

  /** Waits for the checkpoint; what was committed is on disk anyway. */
  @Override
  public void close() throws IOException {
    server.close();
  }
}

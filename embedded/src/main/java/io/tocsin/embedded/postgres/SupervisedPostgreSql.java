package io.tocsin.embedded.postgres;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import io.tocsin.embedded.ReservedPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A PostgreSQL server that is started in the background and restarted when it ends. Its address and
 * credentials are fixed from the beginning, whether it is up or not.
 */
public final class SupervisedPostgreSql implements AutoCloseable {
  private final ReservedPort port;
  private final Credentials credentials;
  private final ServerSupervisor supervisor;

  private SupervisedPostgreSql(
      ReservedPort port, Credentials credentials, ServerSupervisor supervisor) {
    this.port = port;
    this.credentials = credentials;
    this.supervisor = supervisor;
  }

  /** Resolves a folder; called again for each start. */
  @FunctionalInterface
  public interface Folder {
    Path path() throws IOException;
  }

  /**
   * Returns at once.
   *
   * @param data folder for data, password and log
   * @param programs folder where the server's programs are unpacked; can be shared
   * @throws IOException if no port is available
   */
  public static SupervisedPostgreSql begin(Folder data, Folder programs, InstantSource clock)
      throws IOException {
    var port = ReservedPort.reserve();
    var credentials = Credentials.generateFor(ServiceDatabase.NAME);
    return new SupervisedPostgreSql(
        port,
        credentials,
        ServerSupervisor.begin(
            () -> EmbeddedPostgreSql.start(data.path(), programs.path(), port.port(), credentials),
            clock));
  }

  public String jdbcUrl() {
    return ServiceDatabase.jdbcUrl(port.port());
  }

  /** An ordinary role that owns only the services' database. */
  public Credentials credentials() {
    return credentials;
  }

  LoopbackPort port() {
    return port.port();
  }

  @Override
  public void close() throws IOException {
    supervisor.close();
    port.close();
  }
}

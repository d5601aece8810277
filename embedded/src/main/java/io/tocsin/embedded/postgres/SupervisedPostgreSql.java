package io.tocsin.embedded.postgres;

import io.tocsin.embedded.Credentials;
import io.tocsin.embedded.LoopbackPort;
import io.tocsin.embedded.ReservedPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A PostgreSQL server that is started in the background, and again when it has ended. Where it can
 * be reached and by whom is known from the beginning and stays so, whether it is up or not.
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

  /** Where the server's files are; asked again for each start. */
  @FunctionalInterface
  public interface Folder {
    Path path() throws IOException;
  }

  /**
   * Returns at once.
   *
   * @param data where data, password and log are kept
   * @param programs where the server's programs are unpacked, once for all that share it
   * @throws IOException if no port can be had
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

  /** An ordinary role, owner of its database and of nothing else. */
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

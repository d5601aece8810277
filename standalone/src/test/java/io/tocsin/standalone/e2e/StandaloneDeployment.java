package io.tocsin.standalone.e2e;

import io.tocsin.standalone.StandaloneProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/** Everything in one process. */
final class StandaloneDeployment implements Deployment {
  private final StandaloneProcess process;

  /**
   * @param settings beyond what the command line can say
   */
  StandaloneDeployment(Path folder, Path configuration, Map<String, String> settings)
      throws IOException {
    process = StandaloneProcess.start(folder, settings, "--config.file=" + configuration);
  }

  @Override
  public String gateway() {
    try {
      return hostAndPort(process.address());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Tocsin was starting", e);
    }
  }

  @Override
  public String runner() {
    return gateway();
  }

  @Override
  public String administratorToken() {
    return process.administratorToken();
  }

  StandaloneProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.close();
  }

  private static String hostAndPort(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }
}

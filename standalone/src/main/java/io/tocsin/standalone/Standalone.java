package io.tocsin.standalone;

import io.quarkus.runtime.Quarkus;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ConfigurationFile;
import io.tocsin.configuration.process.ProcessNeeds;
import io.tocsin.embedded.DataFolder;
import io.tocsin.embedded.DataFolderRefusedException;
import io.tocsin.gateway.connection.DescriptorShare;
import io.tocsin.log.LogEvent;
import io.tocsin.log.RootCause;
import io.tocsin.standalone.flag.GivenFlags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run of the process. All startup checks come before anything is written: limits of the process
 * and the machine, configuration, address, data folder, in this order.
 */
final class Standalone {
  private static final Logger LOG = Logger.getLogger(Standalone.class);
  private static final int CANNOT_START = 1;
  private static final String TOKEN_FILE = "tocsin.admin-token-file";

  private final GivenFlags flags;

  Standalone(GivenFlags flags) {
    this.flags = flags;
  }

  /** Returns the exit code after a stop signal, or if the process cannot start. */
  int run() {
    flags
        .withoutEffect()
        .forEach(flag -> LogEvent.of("flag has no effect here").with("flag", flag).info(LOG));
    var tooFew = DescriptorShare.ofThisProcess().tooFew();
    if (tooFew.isPresent()) {
      cannotStart(tooFew.get());
      return CANNOT_START;
    }
    try {
      if (lacksResources()) {
        return CANNOT_START;
      }
      ConfigurationFile.sourceFor(flags.configFile(), flags.labelSyntax()).read();
      try (var address = BoundAddress.from(flags.listenAddress());
          var folder = DataFolder.claim(flags.storagePath())) {
        return run(folder, address);
      }
    } catch (InvalidConfigurationException e) {
      e.mistakes()
          .forEach(
              mistake -> LogEvent.of("configuration mistake").with("mistake", mistake).error(LOG));
      LogEvent.of("configuration rejected").with("mistakes", e.mistakes().size()).error(LOG);
      return CANNOT_START;
    } catch (DataFolderRefusedException | IOException e) {
      cannotStart(e.getMessage());
      return CANNOT_START;
    } catch (RuntimeException e) {
      // Uncaught it would end this thread only; the servers' threads would keep running.
      LogEvent.of("cannot start").with("error", e.getMessage()).error(LOG, e);
      return CANNOT_START;
    }
  }

  /** Logs each limit that is too low. */
  private boolean lacksResources() throws IOException {
    var missing = new ArrayList<>(ProcessNeeds.STANDALONE.missing());
    ProcessNeeds.missingOnDisk(flags.storagePath()).ifPresent(missing::add);
    missing.forEach(Standalone::cannotStart);
    return !missing.isEmpty();
  }

  private static void cannotStart(@Nullable String reason) {
    LogEvent.of("cannot start").with("error", reason).error(LOG);
  }

  private int run(DataFolder folder, BoundAddress address) throws IOException {
    try (var servers = EmbeddedServers.begin(folder)) {
      flags.settings(address.listen(), address.hostName()).forEach(System::setProperty);
      servers.settings().forEach(System::setProperty);
      administratorToken(folder);
      System.setProperty("tocsin.standalone.disk.folder", folder.path().toString());
      address.close();
      return runServices();
    }
  }

  /** Only if no other token is configured. */
  private static void administratorToken(DataFolder folder) throws IOException {
    var settings = ConfigProvider.getConfig();
    var given = Stream.of("tocsin.admin-token", TOKEN_FILE);
    if (given.allMatch(name -> settings.getOptionalValue(name, String.class).isEmpty())) {
      var file = AdministratorTokenFile.in(folder.path());
      System.setProperty(TOKEN_FILE, file.path().toString());
    }
  }

  /** Returns when the services have stopped, so that broker and database stop after them. */
  private static int runServices() {
    var exitCode = new AtomicInteger(CANNOT_START);
    try {
      Quarkus.run(
          StandaloneApplication.class,
          (code, failure) -> {
            exitCode.set(code);
            if (failure != null) {
              LogEvent.of("services did not start")
                  .with("error", RootCause.of(failure))
                  .error(LOG, failure);
            }
          });
      return exitCode.get();
    } finally {
      StopSignal.end();
    }
  }
}

package io.tocsin.standalone.disk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How full the disk of the data folder may become. */
@ConfigMapping(prefix = "tocsin.standalone.disk")
interface DiskSettings {
  /**
   * With less free space than this alerts are rejected, until there is a quarter more. On a small
   * disk the limit is a tenth of it.
   */
  @WithDefault("512M")
  MemorySize keepFree();

  /** How often the free space is checked. */
  @WithDefault("1s")
  Duration lookEvery();

  /** The data folder; the process sets it. */
  Optional<Path> folder();
}

package io.tocsin.runner.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How missing topics are made. */
@ConfigMapping(prefix = "tocsin.runner.topics")
interface TopicSettings {
  @WithDefault("6")
  int partitions();

  @WithDefault("3")
  short replicas();

  @WithDefault("false")
  boolean surviveLossOfPower();
}

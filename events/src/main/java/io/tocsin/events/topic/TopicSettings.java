package io.tocsin.events.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How topics are made that are not there yet. The same for every service of one installation. */
@ConfigMapping(prefix = "tocsin.topics")
public interface TopicSettings {

  /**
   * Upper bound for the instances of a service that work at the same time. Cannot be changed later
   * without moving groups.
   */
  @WithDefault("6")
  int partitions();

  @WithDefault("3")
  short replicas();

  /**
   * Percent of each broker's disk that the topics may take, and no more than half of what others
   * leave free; old records go before their time. 0 leaves the topics without a limit.
   */
  @WithDefault("25")
  int diskPercent();

  /** Matters with one replica only. */
  @WithDefault("process")
  Durability durability();
}

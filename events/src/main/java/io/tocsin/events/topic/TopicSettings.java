package io.tocsin.events.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for new topics. Must be the same for every service of an installation. */
@ConfigMapping(prefix = "tocsin.topics")
public interface TopicSettings {

  /**
   * Maximum number of active instances of a service. Cannot be changed later without moving groups.
   */
  @WithDefault("6")
  int partitions();

  @WithDefault("3")
  short replicas();

  /**
   * Percentage of each broker's disk that the topics may use, at most half of what others leave
   * free; old records are deleted early. 0 means no limit.
   */
  @WithDefault("25")
  int diskPercent();

  /** Only used with one replica. */
  @WithDefault("process")
  Durability durability();
}

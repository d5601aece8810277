package io.tocsin.runner.guard;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The real guards, with their usual settings but for those that are named. */
public final class TestingGuards {
  private TestingGuards() {}

  public static Guards usual() {
    return with(Map.of());
  }

  /**
   * @param settings such as {@code fixes-per-day}
   */
  public static Guards with(Map<String, String> settings) {
    var builder =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(GuardSettings.class);
    settings.forEach((key, value) -> builder.withDefaultValue("tocsin.runner.guard." + key, value));
    return new Guards(builder.build().getConfigMapping(GuardSettings.class));
  }
}

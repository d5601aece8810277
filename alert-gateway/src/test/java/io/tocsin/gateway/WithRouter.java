package io.tocsin.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The gateway with somebody behind it who can be asked. */
public final class WithRouter implements QuarkusTestProfile {
  @Override
  public Set<Class<?>> getEnabledAlternatives() {
    return Set.of(FakeRouter.class);
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "tocsin.config.file", "src/test/resources/with-router.yml",
        "tocsin.gateway.call.reads", "2",
        "tocsin.gateway.silence.count-interval", "200ms",
        "tocsin.gateway.silence.sweep-interval", "500ms");
  }
}

package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadDeathHandlerTest {

  @Test
  void memberIsTheInstanceWithTheNumberOfItsThread() {
    assertThat(ThreadDeathHandler.member("tocsin-router-3d48e89e-StreamThread-12", "router-0"))
        .contains("router-0-12");
  }

  @Test
  void globalThreadIsInNoGroup() {
    assertThat(ThreadDeathHandler.member("tocsin-router-3d48e89e-GlobalStreamThread", "router-0"))
        .isEmpty();
  }
}

package io.tocsin.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerUserTest {
  @Test
  void rootNeedsUserNamespaces() {
    assertThatThrownBy(new ServerUser(0, false)::check)
        .hasMessageContaining("start Tocsin as another user");
    assertThatCode(new ServerUser(0, true)::check).doesNotThrowAnyException();
  }

  @Test
  void ordinaryUserNeedsNothing() {
    assertThatCode(new ServerUser(1000, false)::check).doesNotThrowAnyException();
  }
}

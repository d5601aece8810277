package io.tocsin.notifier.receiver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tocsin.notifier.receiver.target.TestingTargets;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpClientsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final HttpClients clients = new HttpClients(TestingTargets.withLoopback());

  @Test
  void whatGoesInClearNeedsNoCertificates() {
    var plain = clients.plain(TIMEOUT);

    assertThatIllegalStateException().isThrownBy(plain::sslSocketFactory);
  }

  @Test
  void certificatesAreReadOnceForOneChoice() throws IOException {
    var trust = new ServerTrust(Optional.empty(), false);

    assertThat(clients.of(trust, TIMEOUT).sslSocketFactory())
        .isSameAs(clients.of(trust, TIMEOUT).sslSocketFactory());
  }
}

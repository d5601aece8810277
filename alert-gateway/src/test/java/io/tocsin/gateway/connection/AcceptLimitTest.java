package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class AcceptLimitTest {
  private final AcceptLimit guard = new AcceptLimit(2);
  private final EmbeddedChannel server = new EmbeddedChannel(guard);

  @Test
  void noConnectionIsAcceptedUntilOneOfTooManyIsReallyClosed() {
    var first = new EmbeddedChannel();
    server.writeInbound(first);
    assertThat(server.config().isAutoRead()).isTrue();
    server.writeInbound(new EmbeddedChannel());
    assertThat(server.config().isAutoRead()).isFalse();

    first.close();
    first.runPendingTasks();

    assertThat(server.config().isAutoRead()).isTrue();
  }

  @Test
  void whatIsAcceptedGoesOnToTheServer() {
    var connection = new EmbeddedChannel();
    server.writeInbound(connection);

    assertThat(server.<Object>readInbound()).isSameAs(connection);
  }
}

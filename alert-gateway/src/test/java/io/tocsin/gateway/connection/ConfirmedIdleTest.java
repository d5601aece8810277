package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConfirmedIdleTest {
  private final Server server = new Server();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @Test
  @DisplayName("an idle connection is closed a moment later")
  void closesIdleConnection() {
    timeoutEnds();
    assertThat(server.isToldIdle).isFalse();

    passes(ConfirmedIdle.PAUSE_MILLIS);
    assertThat(server.isToldIdle).isTrue();
  }

  @Test
  @Tag("F23")
  @DisplayName("a request that arrived during a pause of the process keeps its connection")
  void keepsConnectionWithRequest() {
    timeoutEnds();
    channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {1}));

    passes(ConfirmedIdle.PAUSE_MILLIS);
    assertThat(server.isToldIdle).isFalse();
  }

  private void timeoutEnds() {
    channel.freezeTime();
    channel.pipeline().addLast(new IdleStateHandler(0, 0, 60), server);
    ConfirmedIdle.guard(channel.pipeline());
    channel.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
  }

  private void passes(long millis) {
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  /** Closes a connection as soon as it hears that it is idle. */
  private static final class Server extends ChannelInboundHandlerAdapter {
    private boolean isToldIdle;

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      isToldIdle |= event instanceof IdleStateEvent;
    }
  }
}

package io.tocsin.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepts no further connection while too many are open. Who gives way is closed by the event loop
 * it belongs to, which may take a moment; accepting is faster, and would take every file that the
 * process may open meanwhile. Those who come wait in the queue of the operating system.
 */
@Sharable
final class AcceptLimit extends ChannelInboundHandlerAdapter {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();
  private final Set<Channel> paused = new HashSet<>();

  AcceptLimit(int most) {
    this.most = most;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    if (accepted instanceof Channel connection) {
      open.incrementAndGet();
      connection.closeFuture().addListener(closed -> leave());
      pauseIfFull(context.channel());
    }
    context.fireChannelRead(accepted);
  }

  private void leave() {
    if (open.decrementAndGet() < most) {
      goOn();
    }
  }

  /** Under one lock with its opposite, or the last to leave could be missed. */
  private synchronized void pauseIfFull(Channel server) {
    if (open.get() >= most) {
      server.config().setAutoRead(false);
      paused.add(server);
    }
  }

  private synchronized void goOn() {
    paused.forEach(server -> server.config().setAutoRead(true));
    paused.clear();
  }
}

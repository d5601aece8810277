package io.tocsin.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepts no further connection while too many are open. Who gives way is closed by the event loop
 * it belongs to, which may take a moment; accepting is faster, and would take every file that the
 * process may open meanwhile. Those who come wait in the queue of the operating system.
 */
@Sharable
final class AcceptGuard extends ChannelInboundHandlerAdapter {
  private final int most;
  private final AtomicInteger open = new AtomicInteger();
  private final Set<Channel> paused = ConcurrentHashMap.newKeySet();

  AcceptGuard(int most) {
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

  private void pauseIfFull(Channel server) {
    if (open.get() >= most) {
      paused.add(server);
      server.config().setAutoRead(false);
      // The last one may have left just before.
      if (open.get() < most) {
        goOn();
      }
    }
  }

  private void goOn() {
    for (var server : paused) {
      paused.remove(server);
      server.config().setAutoRead(true);
    }
  }
}

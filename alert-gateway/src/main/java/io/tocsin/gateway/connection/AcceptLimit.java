package io.tocsin.gateway.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops accepting while too many connections are open. A replaced connection is closed by its own
 * event loop, which takes a moment; accepting is faster and would use up all file descriptors in
 * the meantime. New connections wait in the operating system's backlog.
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
      resume();
    }
  }

  /** Under the same lock as resuming, or the last connection to close could be missed. */
  private synchronized void pauseIfFull(Channel server) {
    if (open.get() >= most) {
      server.config().setAutoRead(false);
      paused.add(server);
    }
  }

  private synchronized void resume() {
    paused.forEach(server -> server.config().setAutoRead(true));
    paused.clear();
  }
}

package io.tocsin.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/**
 * Lets the server close an idle connection only if nothing has arrived. When a process that was
 * paused wakes up, its timers run before it reads: a request that was sent during the pause would
 * lose its connection.
 */
final class ConfirmedIdle extends ChannelInboundHandlerAdapter {
  /** Enough for the event loop to read what has arrived. */
  static final long PAUSE_MILLIS = 200;

  private long reads;

  /** Does nothing if the server never closes idle connections. */
  static void guard(ChannelPipeline pipeline) {
    var idle = pipeline.context(IdleStateHandler.class);
    if (idle != null) {
      pipeline.addAfter(idle.name(), null, new ConfirmedIdle());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    reads++;
    context.fireChannelRead(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      long before = reads;
      context
          .executor()
          .schedule(() -> passOn(context, event, before), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  private void passOn(ChannelHandlerContext context, Object event, long readsBefore) {
    if (reads == readsBefore) {
      context.fireUserEventTriggered(event);
    }
  }
}

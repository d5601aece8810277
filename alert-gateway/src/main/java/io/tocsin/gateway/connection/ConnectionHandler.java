package io.tocsin.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.tocsin.gateway.connection.OpenConnections.Arrival;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** First handler of the pipeline, before HTTP decoding; sees bytes only. */
final class ConnectionHandler extends ChannelDuplexHandler {
  private static final byte[] TOO_SLOW =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ConnectionLimits limits;
  private final InstantSource clock;
  private final Consumer<String> closed;
  private @Nullable OpenConnection connection;
  private @Nullable UnfinishedBytes unfinished;
  private @Nullable UnreadBytes unread;

  /**
   * @param closed receives the reason for each connection that is rejected or closed
   */
  ConnectionHandler(ConnectionLimits limits, InstantSource clock, Consumer<String> closed) {
    this.limits = limits;
    this.clock = clock;
    this.closed = closed;
  }

  /**
   * Reads one buffer at a time from each connection. With Netty's default of sixteen, hundreds of
   * bodies would far exceed their budget before the first can give way.
   */
  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context.channel().config().setOption(ChannelOption.MAX_MESSAGES_PER_READ, 1);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (context.channel().remoteAddress() instanceof InetSocketAddress from) {
      arrive(context, new OpenConnection(from, context.channel()::close, clock.instant()));
    } else {
      context.fireChannelActive();
    }
  }

  private void arrive(ChannelHandlerContext context, OpenConnection arriving) {
    switch (limits.connections().arrive(arriving)) {
      case Arrival.Accepted _ -> stay(context, arriving);
      case Arrival.InsteadOf(var oldestIdle) -> {
        closed.accept("idle");
        oldestIdle.hangUp();
        stay(context, arriving);
      }
      case Arrival.Rejected _ -> {
        closed.accept("too-many");
        context.close();
      }
    }
  }

  private void stay(ChannelHandlerContext context, OpenConnection arriving) {
    connection = arriving;
    unfinished = new UnfinishedBytes(arriving, limits.unfinished(), closed);
    unread = new UnreadBytes(arriving, limits.unread(), closed);
    // The server's own handlers are in the pipeline by now.
    ConfirmedIdle.guard(context.pipeline());
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    var known = connection;
    var held = unfinished;
    if (known == null || held == null) {
      context.fireChannelRead(bytes);
    } else if (known.isGivenUp()) {
      ReferenceCountUtil.release(bytes);
    } else {
      if (known.isIdle()) {
        limits.connections().busy(known);
      }
      known.bytesReceived(size(bytes)).ifPresent(head -> scheduleHeadTimeout(context, known, head));
      context.fireChannelRead(bytes);
      // Most requests are complete by now and hold nothing.
      held.count();
    }
  }

  private void scheduleHeadTimeout(ChannelHandlerContext context, OpenConnection known, int head) {
    context
        .executor()
        .schedule(
            () -> rejectIfLate(context, known, head),
            limits.headWithin().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void rejectIfLate(ChannelHandlerContext context, OpenConnection known, int head) {
    if (known.stillSends(head) && context.channel().isActive()) {
      closed.accept("slow-head");
      context
          .writeAndFlush(Unpooled.wrappedBuffer(TOO_SLOW))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** A response implies that the head was complete. */
  @Override
  public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
    if (connection != null) {
      connection.headRead();
    }
    context.write(bytes, promise);
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    if (unread != null) {
      unread.count(context);
    }
  }

  private static long size(Object bytes) {
    return bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    var known = connection;
    if (known != null) {
      limits.connections().leave(known);
      limits.unfinished().release(known);
      limits.unread().release(known);
    }
    context.fireChannelInactive();
  }
}

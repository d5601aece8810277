package io.tocsin.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.tocsin.gateway.connection.ByteBudget.Room;
import io.tocsin.gateway.connection.OpenConnections.Arrival;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stands in front of everything that understands HTTP, and sees bytes only. */
final class ConnectionHandler extends ChannelDuplexHandler {
  private static final byte[] TOO_SLOW =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ConnectionLimits limits;
  private final InstantSource clock;
  private final Consumer<String> closed;
  private @Nullable OpenConnection visit;
  private boolean holdsUnfinished;
  private boolean holdsUnread;
  private boolean looksForDrain;

  /**
   * @param closed hears the reason of each connection that is not let in, or not kept
   */
  ConnectionHandler(ConnectionLimits limits, InstantSource clock, Consumer<String> closed) {
    this.limits = limits;
    this.clock = clock;
    this.closed = closed;
  }

  /**
   * One buffer at a time from each: by default sixteen are read before anybody else has a turn, and
   * hundreds of bodies would be far beyond their budget before the first can give way.
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
    switch (limits.visits().arrive(arriving)) {
      case Arrival.Taken _ -> stay(context, arriving);
      case Arrival.InsteadOf(var oldestIdle) -> {
        closed.accept("idle");
        oldestIdle.hangUp();
        stay(context, arriving);
      }
      case Arrival.Refused _ -> {
        closed.accept("too-many");
        context.close();
      }
    }
  }

  private void stay(ChannelHandlerContext context, OpenConnection arriving) {
    visit = arriving;
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    var known = visit;
    if (known == null) {
      context.fireChannelRead(bytes);
    } else if (known.isGivenUp()) {
      ReferenceCountUtil.release(bytes);
    } else {
      if (known.isIdle()) {
        limits.visits().busy(known);
      }
      known.bytesCame(size(bytes)).ifPresent(head -> hurry(context, known, head));
      context.fireChannelRead(bytes);
      holdUnfinished(known);
    }
  }

  /** After the bytes were read: most requests are complete by then, and hold nothing. */
  private void holdUnfinished(OpenConnection known) {
    known
        .exceeded()
        .ifPresent(
            most -> {
              closed.accept("large-body");
              known.giveWay(413, ConnectionGuard.tooLarge(most));
            });
    long bytes = known.unfinishedBytes();
    if (bytes > 0 || holdsUnfinished) {
      holdsUnfinished = bytes > 0;
      switch (limits.unfinished().hold(known, bytes)) {
        case Room.Found<OpenConnection>(var gaveWay) ->
            gaveWay.forEach(
                other -> {
                  closed.accept("unfinished");
                  other.giveWay(408, "others needed the room while the rest of it did not come");
                });
        case Room.None<OpenConnection>() -> {
          closed.accept("unfinished");
          known.giveWay(503, "there is no room for it; send it again");
        }
      }
    }
  }

  private void hurry(ChannelHandlerContext context, OpenConnection known, int head) {
    context
        .executor()
        .schedule(
            () -> refuseIfLate(context, known, head),
            limits.headWithin().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void refuseIfLate(ChannelHandlerContext context, OpenConnection known, int head) {
    if (known.stillSends(head) && context.channel().isActive()) {
      closed.accept("slow-head");
      context
          .writeAndFlush(Unpooled.wrappedBuffer(TOO_SLOW))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }

  /** Whatever we say, we have heard a head before. */
  @Override
  public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
    if (visit != null) {
      visit.headTaken();
    }
    context.write(bytes, promise);
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    context.flush();
    holdUnread(context);
  }

  /** What the socket did not take at once is held here until the reader goes on. */
  private void holdUnread(ChannelHandlerContext context) {
    var known = visit;
    long bytes = pending(context);
    if (known == null || (bytes == 0 && !holdsUnread)) {
      return;
    }
    holdsUnread = bytes > 0;
    if (limits.unread().hold(known, bytes) instanceof Room.Found<OpenConnection>(var gaveWay)) {
      gaveWay.forEach(this::cutOff);
    } else {
      cutOff(known);
    }
    if (holdsUnread && !looksForDrain && context.channel().isActive()) {
      looksForDrain = true;
      context
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(drained -> context.executor().execute(() -> lookAgain(context)));
    }
  }

  /**
   * Not at once when what was written is gone: at that moment it still counts as pending, and what
   * is written there is gone within the same loop of the socket, which would never end.
   */
  private void lookAgain(ChannelHandlerContext context) {
    looksForDrain = false;
    holdUnread(context);
  }

  private void cutOff(OpenConnection reader) {
    closed.accept("unread");
    reader.hangUp();
  }

  private static long pending(ChannelHandlerContext context) {
    var buffer = context.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private static long size(Object bytes) {
    return bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    var known = visit;
    if (known != null) {
      limits.visits().leave(known);
      limits.unfinished().release(known);
      limits.unread().release(known);
    }
    context.fireChannelInactive();
  }
}

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

/** First handler of the pipeline, before HTTP decoding; sees bytes only. */
final class ConnectionHandler extends ChannelDuplexHandler {
  private static final byte[] TOO_SLOW =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ConnectionLimits limits;
  private final InstantSource clock;
  private final Consumer<String> closed;
  private @Nullable OpenConnection connection;
  private boolean holdsUnfinished;
  private boolean holdsUnread;
  private boolean awaitsDrain;

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
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    var known = connection;
    if (known == null) {
      context.fireChannelRead(bytes);
    } else if (known.isGivenUp()) {
      ReferenceCountUtil.release(bytes);
    } else {
      if (known.isIdle()) {
        limits.connections().busy(known);
      }
      known.bytesReceived(size(bytes)).ifPresent(head -> scheduleHeadTimeout(context, known, head));
      context.fireChannelRead(bytes);
      holdUnfinished(known);
    }
  }

  /** Called after the bytes were processed: most requests are complete by then and hold nothing. */
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
                  other.giveWay(
                      408, "the request was incomplete for too long and others needed its memory");
                });
        case Room.None<OpenConnection>() -> {
          closed.accept("unfinished");
          known.giveWay(503, "no memory left for unfinished requests; retry");
        }
      }
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
    holdUnread(context);
  }

  /**
   * Counts bytes that the socket did not accept at once; they are held until the client reads on.
   */
  private void holdUnread(ChannelHandlerContext context) {
    var known = connection;
    long bytes = pending(context);
    if (known == null || (bytes == 0 && !holdsUnread)) {
      return;
    }
    holdsUnread = bytes > 0;
    if (limits.unread().hold(known, bytes) instanceof Room.Found<OpenConnection>(var gaveWay)) {
      gaveWay.forEach(this::disconnect);
    } else {
      disconnect(known);
    }
    if (holdsUnread && !awaitsDrain && context.channel().isActive()) {
      awaitsDrain = true;
      context
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(drained -> context.executor().execute(() -> recheckUnread(context)));
    }
  }

  /**
   * Not directly in the write listener: there the bytes still count as pending, and an empty write
   * would complete within the same socket loop, which would never end.
   */
  private void recheckUnread(ChannelHandlerContext context) {
    awaitsDrain = false;
    holdUnread(context);
  }

  private void disconnect(OpenConnection reader) {
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
    var known = connection;
    if (known != null) {
      limits.connections().leave(known);
      limits.unfinished().release(known);
      limits.unread().release(known);
    }
    context.fireChannelInactive();
  }
}

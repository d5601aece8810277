package io.tocsin.gateway.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.tocsin.gateway.connection.Visits.Arrival;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stands in front of everything that understands HTTP, and sees bytes only. */
final class VisitHandler extends ChannelDuplexHandler {
  private static final byte[] TOO_SLOW =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Visits visits;
  private final Duration headWithin;
  private final InstantSource clock;
  private final Consumer<String> closed;
  private @Nullable Visit visit;

  /**
   * @param closed hears the reason of each connection that is not let in, or not kept
   */
  VisitHandler(Visits visits, Duration headWithin, InstantSource clock, Consumer<String> closed) {
    this.visits = visits;
    this.headWithin = headWithin;
    this.clock = clock;
    this.closed = closed;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (context.channel().remoteAddress() instanceof InetSocketAddress from) {
      arrive(context, new Visit(from, context.channel()::close, clock.instant()));
    } else {
      context.fireChannelActive();
    }
  }

  private void arrive(ChannelHandlerContext context, Visit arriving) {
    switch (visits.arrive(arriving)) {
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

  private void stay(ChannelHandlerContext context, Visit arriving) {
    visit = arriving;
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    var known = visit;
    if (known != null) {
      known.bytesCame().ifPresent(head -> hurry(context, known, head));
    }
    context.fireChannelRead(bytes);
  }

  private void hurry(ChannelHandlerContext context, Visit known, int head) {
    context
        .executor()
        .schedule(
            () -> refuseIfLate(context, known, head), headWithin.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refuseIfLate(ChannelHandlerContext context, Visit known, int head) {
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
  public void channelInactive(ChannelHandlerContext context) {
    if (visit != null) {
      visits.leave(visit);
    }
    context.fireChannelInactive();
  }
}

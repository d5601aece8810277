package io.tocsin.gateway.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.tocsin.gateway.connection.ByteBudget.Room;
import java.util.function.Consumer;

/**
 * Bytes of responses that the client of one connection has not read: those that the socket did not
 * accept at once. They are held until the client reads on. Only for its event loop.
 */
final class UnreadBytes {
  private final OpenConnection connection;
  private final ByteBudget<OpenConnection> budget;
  private final Consumer<String> closed;
  private boolean holdsAny;
  private boolean awaitsDrain;

  /**
   * @param closed receives the reason for each connection that is closed
   */
  UnreadBytes(
      OpenConnection connection, ByteBudget<OpenConnection> budget, Consumer<String> closed) {
    this.connection = connection;
    this.budget = budget;
    this.closed = closed;
  }

  /** To be called when a response was written to the socket. */
  void count(ChannelHandlerContext context) {
    long bytes = pending(context);
    if (bytes == 0 && !holdsAny) {
      return;
    }
    holdsAny = bytes > 0;
    if (budget.hold(connection, bytes) instanceof Room.Found<OpenConnection>(var gaveWay)) {
      gaveWay.forEach(this::disconnect);
    } else {
      disconnect(connection);
    }
    if (holdsAny && !awaitsDrain && context.channel().isActive()) {
      awaitsDrain = true;
      context
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(drained -> context.executor().execute(() -> recount(context)));
    }
  }

  /**
   * Not directly in the write listener: there the bytes still count as pending, and an empty write
   * would complete within the same socket loop, which would never end.
   */
  private void recount(ChannelHandlerContext context) {
    awaitsDrain = false;
    count(context);
  }

  private void disconnect(OpenConnection reader) {
    closed.accept("unread");
    reader.hangUp();
  }

  private static long pending(ChannelHandlerContext context) {
    var buffer = context.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }
}

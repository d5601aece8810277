package io.tocsin.gateway.connection;

import io.tocsin.gateway.connection.ByteBudget.Room;
import java.util.function.Consumer;

/** Bytes of the unfinished requests of one connection. Only for its event loop. */
final class UnfinishedBytes {
  private final OpenConnection connection;
  private final ByteBudget<OpenConnection> budget;
  private final Consumer<String> closed;
  private boolean holdsAny;

  /**
   * @param closed receives the reason for each request that is rejected
   */
  UnfinishedBytes(
      OpenConnection connection, ByteBudget<OpenConnection> budget, Consumer<String> closed) {
    this.connection = connection;
    this.budget = budget;
    this.closed = closed;
  }

  /** To be called when received bytes were processed. */
  void count() {
    connection
        .exceeded()
        .ifPresent(
            most -> {
              closed.accept("large-body");
              connection.giveWay(413, UnfinishedBody.tooLarge(most));
            });
    long bytes = connection.unfinishedBytes();
    if (bytes > 0 || holdsAny) {
      holdsAny = bytes > 0;
      hold(bytes);
    }
  }

  private void hold(long bytes) {
    switch (budget.hold(connection, bytes)) {
      case Room.Found<OpenConnection>(var gaveWay) ->
          gaveWay.forEach(
              other -> {
                closed.accept("unfinished");
                other.giveWay(
                    408, "the request was incomplete for too long and others needed its memory");
              });
      case Room.None<OpenConnection>() -> {
        closed.accept("unfinished");
        connection.giveWay(503, "no memory left for unfinished requests; retry");
      }
    }
  }
}

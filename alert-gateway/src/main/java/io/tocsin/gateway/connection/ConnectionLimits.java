package io.tocsin.gateway.connection;

import java.time.Duration;

/**
 * Limits shared by all connections.
 *
 * @param unfinished bytes of unfinished requests
 * @param unread bytes of responses that clients have not read
 * @param headWithin from the first byte of a request to the end of its head
 */
record ConnectionLimits(
    OpenConnections connections,
    ByteBudget<OpenConnection> unfinished,
    ByteBudget<OpenConnection> unread,
    Duration headWithin) {

  /** If fewer connections fit than configured, one address may use at most half of them. */
  static ConnectionLimits of(ConnectionSettings settings, DescriptorShare share) {
    int total = share.connections(settings.total());
    int mostOfOne = total < settings.total() ? Math.max(1, total / 2) : total;
    return new ConnectionLimits(
        new OpenConnections(total, Math.min(settings.perAddress(), mostOfOne)),
        new ByteBudget<>(settings.unfinishedBodies().asLongValue()),
        new ByteBudget<>(settings.unreadAnswers().asLongValue()),
        settings.headWithin());
  }
}

package io.tocsin.gateway.connection;

import java.time.Duration;

/**
 * What all connections share.
 *
 * @param unfinished bytes of requests that are not complete
 * @param unread bytes of answers that their readers have not taken
 * @param headWithin from the first byte of a request to the end of its head
 */
record ConnectionLimits(
    OpenConnections visits,
    ByteBudget<OpenConnection> unfinished,
    ByteBudget<OpenConnection> unread,
    Duration headWithin) {

  /** Where there is room for fewer than wanted, one address still leaves half of it to others. */
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

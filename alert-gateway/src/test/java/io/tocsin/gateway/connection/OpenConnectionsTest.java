package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.gateway.connection.OpenConnections.Arrival;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final OpenConnections connections = new OpenConnections(4, 2);
  private final List<Integer> hungUp = new ArrayList<>();

  @Test
  @Tag("B013")
  @Tag("L-30")
  @DisplayName("the connection that is idle longest makes room for one more")
  void oldestIdleMakesRoom() {
    var first = connection(1, NOW);
    var second = connection(2, NOW.plusSeconds(1));
    assertThat(connections.arrive(first)).isEqualTo(new Arrival.Accepted());
    assertThat(connections.arrive(second)).isEqualTo(new Arrival.Accepted());
    first.bytesReceived(1);
    first.answered(NOW.plus(Duration.ofMinutes(1)));

    assertThat(connections.arrive(connection(3, NOW.plusSeconds(70))))
        .isEqualTo(new Arrival.InsteadOf(second));
    assertThat(connections.from(second.from())).isEmpty();
  }

  @Test
  @Tag("B013")
  @Tag("L-30")
  @DisplayName("where all are busy, the new one goes; another address is not concerned")
  void busyOnesStay() {
    for (int port : List.of(1, 2)) {
      var busy = connection(port, NOW);
      connections.arrive(busy);
      busy.bytesReceived(1);
      busy.headRead();
    }

    assertThat(connections.arrive(connection(3, NOW))).isEqualTo(new Arrival.Rejected());
    var elsewhere = new OpenConnection(new InetSocketAddress("192.0.2.9", 1), () -> {}, NOW);
    assertThat(connections.arrive(elsewhere)).isEqualTo(new Arrival.Accepted());
  }

  @Test
  void whoLeavesMakesRoom() {
    var first = connection(1, NOW);
    connections.arrive(first);
    connections.arrive(connection(2, NOW));
    connections.leave(first);

    assertThat(connections.arrive(connection(3, NOW))).isEqualTo(new Arrival.Accepted());
    assertThat(hungUp).isEmpty();
  }

  @Test
  void atTheTotalTheConnectionThatIsIdleLongestMakesRoomWhoeverHoldsIt() {
    var oldest = from("192.0.2.9", 1, NOW);
    connections.arrive(oldest);
    for (int i = 0; i < 3; i++) {
      connections.arrive(from("198.51.100." + i, 1, NOW.plusSeconds(i)));
    }

    assertThat(connections.arrive(from("203.0.113.1", 1, NOW.plusSeconds(9))))
        .isEqualTo(new Arrival.InsteadOf(oldest));
    assertThat(connections.count()).isEqualTo(4);
  }

  @Test
  void whoIsAnsweredBeginsToBeIdleAnew() {
    var connections = new OpenConnections(2, 2);
    var answered = from("192.0.2.9", 1, NOW);
    var other = from("198.51.100.1", 1, NOW.plusSeconds(1));
    connections.arrive(answered);
    connections.arrive(other);
    connections.busy(answered);
    answered.bytesReceived(1);
    answered.answered(NOW.plusSeconds(2));
    connections.idle(answered);

    assertThat(connections.arrive(from("203.0.113.1", 1, NOW.plusSeconds(3))))
        .isEqualTo(new Arrival.InsteadOf(other));
    connections.leave(answered);
    connections.idle(answered);
    assertThat(connections.count()).isEqualTo(1);
  }

  @Test
  void whereAllAreBusyAtTheTotalTheNewOneGoes() {
    for (int i = 0; i < 4; i++) {
      var busy = from("198.51.100." + i, 1, NOW);
      connections.arrive(busy);
      busy.bytesReceived(1);
    }

    assertThat(connections.arrive(from("203.0.113.1", 1, NOW))).isEqualTo(new Arrival.Rejected());
  }

  @Test
  void addressesOfOneNetworkOfVersion6CountAsOne() {
    var first = from("2001:db8:0:1::1", 1, NOW);
    connections.arrive(first);
    connections.arrive(from("2001:db8:0:1:ffff::2", 1, NOW.plusSeconds(1)));
    connections.arrive(from("2001:db8:0:2::1", 1, NOW));

    assertThat(connections.arrive(from("2001:db8:0:1::3", 1, NOW.plusSeconds(2))))
        .isEqualTo(new Arrival.InsteadOf(first));
    assertThat(ClientNetwork.of(InetAddress.ofLiteral("::ffff:192.0.2.1")))
        .isEqualTo(ClientNetwork.of(InetAddress.ofLiteral("192.0.2.1")))
        .isNotEqualTo(ClientNetwork.of(InetAddress.ofLiteral("192.0.2.2")));
  }

  private static OpenConnection from(String address, int port, Instant since) {
    return new OpenConnection(
        new InetSocketAddress(InetAddress.ofLiteral(address), port), () -> {}, since);
  }

  private OpenConnection connection(int port, Instant since) {
    return new OpenConnection(
        new InetSocketAddress("192.0.2.1", port), () -> hungUp.add(port), since);
  }
}

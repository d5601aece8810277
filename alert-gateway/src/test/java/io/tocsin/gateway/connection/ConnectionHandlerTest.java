package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectionHandlerTest {
  private static final Duration HEAD = Duration.ofSeconds(10);

  private final OpenConnections connections = new OpenConnections(100, 2);
  private final ConnectionLimits limits =
      new ConnectionLimits(
          connections, new ByteBudget<>(16 << 20), new ByteBudget<>(16 << 20), HEAD);
  private final List<String> closed = new ArrayList<>();

  @Test
  @Tag("B011")
  @DisplayName("a head that is not complete after ten seconds gets 408, and its connection ends")
  void slowHead() {
    var slow = connect(1);
    for (int second = 0; second < 9; second++) {
      slow.writeInbound(text("G"));
      pass(slow, 1);
    }
    assertThat(slow.isActive()).isTrue();

    slow.writeInbound(text("E"));
    pass(slow, 1);

    assertThat(said(slow)).startsWith("HTTP/1.1 408 ");
    assertThat(slow.isActive()).isFalse();
    assertThat(closed).containsExactly("slow-head");
    assertThat(connections.from(address(1))).isEmpty();
  }

  @Test
  @Tag("B011")
  @DisplayName("a head that is there in time leaves its body and its answer all the time they need")
  void headInTime() {
    var client = connect(1);
    client.writeInbound(text("POST / HTTP/1.1"));
    connections.from(address(1)).orElseThrow().headRead();
    pass(client, 60);
    client.writeInbound(text("a body"));
    pass(client, 60);

    assertThat(client.isActive()).isTrue();
    assertThat(closed).isEmpty();
  }

  @Test
  @Tag("B011")
  @DisplayName("each head has its ten seconds, and waiting for it takes none of them")
  void nextHead() {
    var client = connect(1);
    client.writeInbound(text("GET / HTTP/1.1"));
    client.writeOutbound(text("HTTP/1.1 200 OK"));
    var connection = connections.from(address(1)).orElseThrow();
    connection.answered(InstantSource.system().instant());
    pass(client, 9);
    client.writeInbound(text("GET"));
    pass(client, 9);
    assertThat(client.isActive()).isTrue();

    pass(client, 1);
    assertThat(client.isActive()).isFalse();
  }

  @Test
  @Tag("B011")
  @DisplayName("where requests overlap, no byte is taken for the beginning of a head")
  void overlapping() {
    var client = connect(1);
    client.writeInbound(text("PRI * HTTP/2.0"));
    var connection = connections.from(address(1)).orElseThrow();
    connection.headRead();
    connection.overlaps();
    connection.answered(InstantSource.system().instant());
    client.writeInbound(text("a ping"));
    pass(client, 60);

    assertThat(client.isActive()).isTrue();
  }

  @Test
  @Tag("B013")
  @DisplayName("an idle connection makes room; without one the new connection is refused")
  void tooMany() {
    var first = connect(1);
    var second = connect(2);
    second.writeInbound(text("GET"));

    var third = connect(3);
    third.writeInbound(text("GET"));
    var fourth = connect(4);

    assertThat(first.isActive()).isFalse();
    assertThat(List.of(second, third)).allMatch(EmbeddedChannel::isActive);
    assertThat(fourth.isActive()).isFalse();
    assertThat(closed).containsExactly("idle", "too-many");
  }

  @Test
  void theHeadThatHasWaitedLongestGivesWayWhenTheRoomIsUsedUp() {
    var room = new ByteBudget<OpenConnection>(20);
    var narrow = new ConnectionLimits(connections, room, new ByteBudget<>(20), HEAD);
    var first = connect(1, narrow);
    var second = connect(2, narrow);
    first.writeInbound(text("GET /first"));
    second.writeInbound(text("GET /second"));

    assertThat(first.isActive()).isFalse();
    assertThat(second.isActive()).isTrue();
    assertThat(closed).containsExactly("unfinished");
    assertThat(room.used()).isEqualTo(11);
  }

  @Test
  void whatIsCompleteHoldsNoRoom() {
    var room = new ByteBudget<OpenConnection>(20);
    var client = connect(1, new ConnectionLimits(connections, room, new ByteBudget<>(20), HEAD));
    client.writeInbound(text("GET /"));
    client.writeOutbound(text("HTTP/1.1 200 OK"));
    client.writeInbound(text("of no matter"));

    assertThat(room.used()).isZero();
    assertThat(client.isActive()).isTrue();
  }

  private EmbeddedChannel connect(int port) {
    return connect(port, limits);
  }

  private EmbeddedChannel connect(int port, ConnectionLimits limits) {
    return new Connected(port, new ConnectionHandler(limits, InstantSource.system(), closed::add));
  }

  private static void pass(EmbeddedChannel channel, int seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runPendingTasks();
  }

  private static ByteBuf text(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
  }

  private static String said(EmbeddedChannel channel) {
    ByteBuf bytes = channel.readOutbound();
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress("192.0.2.1", port);
  }

  private static final class Connected extends EmbeddedChannel {
    private final int port;

    Connected(int port, ChannelHandler handler) {
      super(false, false);
      this.port = port;
      pipeline().addLast(handler);
      try {
        register();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      freezeTime();
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return address(port);
    }
  }
}

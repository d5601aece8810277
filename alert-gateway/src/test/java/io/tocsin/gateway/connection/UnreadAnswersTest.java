package io.tocsin.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On real sockets, which take only so much at a time, and one thread for all of them. */
class UnreadAnswersTest {
  private static final int ANSWER = 16 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final NioEventLoopGroup thread = new NioEventLoopGroup(1);
  private final ConnectionLimits limits =
      new ConnectionLimits(
          new OpenConnections(100, 100),
          new ByteBudget<>(64 << 20),
          new ByteBudget<>(64 << 20),
          Duration.ofSeconds(10));
  private final InetSocketAddress address = listen();

  @AfterEach
  void stop() {
    thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @Test
  void aReaderThatGoesOnAfterAWhileHoldsUpNobody() throws IOException {
    try (var slow = ask()) {
      Await.until(PATIENCE, "its answer waits", () -> limits.unread().used() > 0);
      slow.getInputStream().skipNBytes(ANSWER);

      try (var next = ask()) {
        next.getInputStream().skipNBytes(ANSWER);
      }
      Await.until(PATIENCE, "nothing waits any more", () -> limits.unread().used() == 0);
      assertThat(thread.isShuttingDown()).isFalse();
    }
  }

  private Socket ask() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(address);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.getOutputStream().write('?');
    return socket;
  }

  private InetSocketAddress listen() {
    var server =
        new ServerBootstrap()
            .group(thread)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connection
                        .pipeline()
                        .addLast(
                            new ConnectionHandler(limits, InstantSource.system(), reason -> {}),
                            new LongAnswer());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return (InetSocketAddress) server.localAddress();
  }

  private static final class LongAnswer extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object question) {
      ReferenceCountUtil.release(question);
      context.writeAndFlush(Unpooled.wrappedBuffer(new byte[ANSWER]));
    }
  }
}

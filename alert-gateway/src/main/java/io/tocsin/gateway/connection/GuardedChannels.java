package io.tocsin.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;

/**
 * Netty's own way to stand in front of a server. Vert.x and Quarkus have none: they show a
 * connection with its first request, which a slow head never becomes.
 */
public final class GuardedChannels extends ChannelInitializerExtension {
  @Override
  public void postInitializeServerListenerChannel(ServerChannel server) {
    ConnectionGuard.inForce().ifPresent(gate -> server.pipeline().addFirst(gate.acceptGuard()));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    ConnectionGuard.inForce()
        .ifPresent(gate -> channel.pipeline().addFirst(gate.handler(), TargetEncoder.once()));
  }
}

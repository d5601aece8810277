package io.tocsin.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;

/**
 * Netty's hook to add handlers to a server. Vert.x and Quarkus have none: they expose a connection
 * with its first request, and a slow head never becomes one.
 */
public final class GuardedChannels extends ChannelInitializerExtension {
  @Override
  public void postInitializeServerListenerChannel(ServerChannel server) {
    ConnectionGuard.inForce().ifPresent(guard -> server.pipeline().addFirst(guard.acceptLimit()));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    ConnectionGuard.inForce()
        .ifPresent(guard -> channel.pipeline().addFirst(guard.handler(), TargetEncoder.once()));
  }
}

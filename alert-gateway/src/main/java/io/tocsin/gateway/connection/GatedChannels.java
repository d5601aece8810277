package io.tocsin.gateway.connection;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;

/**
 * Netty's own way to stand in front of a server. Vert.x and Quarkus have none: they show a
 * connection with its first request, which a slow head never becomes.
 */
public final class GatedChannels extends ChannelInitializerExtension {
  @Override
  public void postInitializeServerListenerChannel(ServerChannel server) {
    Gate.inForce().ifPresent(gate -> server.pipeline().addFirst(gate.acceptGuard()));
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    Gate.inForce()
        .ifPresent(gate -> channel.pipeline().addFirst(gate.handler(), EncodedTargets.once()));
  }
}

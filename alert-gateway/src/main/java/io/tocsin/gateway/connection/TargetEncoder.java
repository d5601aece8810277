package io.tocsin.gateway.connection;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Stands behind what reads HTTP/1 and in front of what judges its targets. */
@Sharable
final class TargetEncoder extends ChannelInboundHandlerAdapter {
  private static final TargetEncoder BEHIND_THE_DECODER = new TargetEncoder();

  private TargetEncoder() {}

  /** Waits in a new connection for the decoder, which with TLS comes late, then gives way. */
  static ChannelInboundHandlerAdapter once() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object bytes) {
        var decoder = context.pipeline().context(HttpRequestDecoder.class);
        if (decoder != null) {
          context.pipeline().addAfter(decoder.name(), "encoded-targets", BEHIND_THE_DECODER);
          context.pipeline().remove(this);
        }
        context.fireChannelRead(bytes);
      }
    };
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      request.setUri(RequestTarget.encoded(request.uri()));
    }
    context.fireChannelRead(message);
  }
}

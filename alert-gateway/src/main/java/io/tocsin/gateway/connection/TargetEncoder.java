package io.tocsin.gateway.connection;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Runs after the HTTP/1 decoder and before the handlers that validate the request target. */
@Sharable
final class TargetEncoder extends ChannelInboundHandlerAdapter {
  private static final TargetEncoder BEHIND_THE_DECODER = new TargetEncoder();

  private TargetEncoder() {}

  /** Waits for the decoder, which TLS adds late, then replaces itself by the encoder. */
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

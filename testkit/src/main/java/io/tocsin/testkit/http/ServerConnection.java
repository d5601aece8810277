package io.tocsin.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One connection from its first byte to its last. Used by one thread, closed by any. */
final class ServerConnection {
  private static final int MANY = 1000;

  private final Socket wire;
  private final Socket socket;
  private final Terms terms;
  private int served;

  /** What all connections of one server share. */
  record Terms(
      InstantSource clock, Faults faults, LoopbackServer.Handler handler, KeepAlive keepAlive) {}

  /**
   * @param wire what was accepted; a reset happens here, below any TLS
   */
  ServerConnection(Socket wire, Socket socket, Terms terms) {
    this.wire = wire;
    this.socket = socket;
    this.terms = terms;
  }

  void serve() {
    try (wire;
        socket) {
      socket.setSoTimeout(Math.toIntExact(terms.keepAlive.idle().toMillis()));
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      var out = socket.getOutputStream();
      boolean goOn = true;
      while (goOn) {
        goOn = serveOne(in, out);
      }
    } catch (IOException e) {
      // The client went away, stayed silent too long, or spoke no HTTP. A fake has nobody to tell.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean serveOne(InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    var head = RequestHead.read(in);
    if (head.isEmpty()) {
      return false;
    }
    var call = head.get().call();
    var fault = call.isForPage() ? Optional.<Fault>empty() : terms.faults.next(call);
    if (fault.filter(Fault.Drop.BEFORE_READING::equals).isPresent()) {
      LoopbackListener.reset(wire);
      return false;
    }
    if (head.get().expectsContinue()) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    var request =
        new Request(call, head.get().headers(), head.get().readBody(in), terms.clock.instant());
    return fault.isEmpty() ? answer(request, out) : misbehave(fault.get(), request, out);
  }

  private boolean misbehave(Fault fault, Request request, OutputStream out)
      throws IOException, InterruptedException {
    return switch (fault) {
      case Fault.Instead(var reply) -> write(reply, request, out);
      case Fault.AfterHandling(var reply) -> {
        handle(request);
        yield write(reply, request, out);
      }
      case Fault.Delay(var by) -> {
        TimeUnit.NANOSECONDS.sleep(by.toNanos());
        yield answer(request, out);
      }
      case Fault.Hang hang -> {
        hang.awaitRelease();
        yield answer(request, out);
      }
      case Fault.Endless _ -> answerForEver(request, out);
      case Fault.Drop moment -> drop(moment, request, out);
    };
  }

  /** Ends with the exception that a closed connection raises. */
  private boolean answerForEver(Request request, OutputStream out) throws IOException {
    handle(request);
    out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    var more = "more ".repeat(MANY).getBytes(StandardCharsets.US_ASCII);
    while (!socket.isClosed()) {
      out.write(more);
    }
    return false;
  }

  private boolean drop(Fault.Drop moment, Request request, OutputStream out) throws IOException {
    if (moment == Fault.Drop.AFTER_HANDLING || moment == Fault.Drop.WITHIN_THE_ANSWER) {
      var reply = handle(request);
      if (moment == Fault.Drop.WITHIN_THE_ANSWER) {
        out.write(head(reply, false));
        out.flush();
      }
    }
    LoopbackListener.reset(wire);
    return false;
  }

  private boolean answer(Request request, OutputStream out) throws IOException {
    return write(handle(request), request, out);
  }

  private Reply handle(Request request) {
    try {
      return terms.handler.answer(request);
    } catch (RuntimeException e) {
      return Reply.text(500, "the fake failed: " + e);
    }
  }

  private boolean write(Reply reply, Request request, OutputStream out) throws IOException {
    served++;
    boolean wantsClose = request.header("connection").filter("close"::equalsIgnoreCase).isPresent();
    boolean last = wantsClose || terms.keepAlive.endsAfter(served, reply.status());
    var bytes = new java.io.ByteArrayOutputStream();
    bytes.writeBytes(head(reply, last));
    if (!request.method().equals("HEAD")) {
      bytes.writeBytes(reply.body());
    }
    bytes.writeTo(out);
    out.flush();
    return !last;
  }

  private byte[] head(Reply reply, boolean last) {
    var head = new StringBuilder("HTTP/1.1 ");
    head.append(reply.status()).append(' ').append(reply.reason()).append("\r\n");
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("Date: ")
        .append(
            java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                terms.clock.instant().atZone(java.time.ZoneOffset.UTC)))
        .append("\r\n");
    head.append("Content-Length: ").append(reply.body().length).append("\r\n");
    head.append("Connection: ").append(last ? "close" : "keep-alive").append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }
}

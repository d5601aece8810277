package io.tocsin.gateway.call;

import com.fasterxml.jackson.core.JsonFactory;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Streams a body in chunks and waits until each is sent, so that a long response to a slow client
 * does not pile up in memory. A body that fits into one chunk is sent with Content-Length.
 */
final class ResponseStream extends OutputStream {
  private static final int PIECE_BYTES = 64 * 1024;
  private static final JsonFactory JSON = new JsonFactory();

  private final HttpServerResponse response;
  private final Duration pieceWithin;
  private Buffer piece = Buffer.buffer(PIECE_BYTES);

  private ResponseStream(HttpServerResponse response, Duration pieceWithin) {
    this.response = response;
    this.pieceWithin = pieceWithin;
  }

  /**
   * @throws IOException if the client is gone or too slow
   */
  static void send(HttpServerResponse response, CallResponse.Body body, Duration pieceWithin)
      throws IOException {
    response.setStatusCode(200).putHeader("Content-Type", "application/json");
    try (var stream = new ResponseStream(response, pieceWithin)) {
      var json = JSON.createGenerator(stream);
      body.write(json);
      json.writeRaw('\n');
      json.flush();
      stream.finish();
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    piece.appendBytes(bytes, from, length);
    if (piece.length() >= PIECE_BYTES) {
      if (!response.headWritten()) {
        response.setChunked(true);
      }
      await(response.write(piece));
      piece = Buffer.buffer(PIECE_BYTES);
    }
  }

  private void finish() throws IOException {
    await(response.end(piece));
  }

  private void await(Future<Void> taken) throws IOException {
    try {
      taken
          .toCompletionStage()
          .toCompletableFuture()
          .get(pieceWithin.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the client closed the connection", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the client read nothing for " + pieceWithin.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("this process is shutting down", e);
    }
  }
}

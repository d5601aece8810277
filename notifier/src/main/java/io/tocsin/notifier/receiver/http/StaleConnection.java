package io.tocsin.notifier.receiver.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Kept connections that the server has closed: the client notices only at the next request, and the
 * failure says nothing about the destination. The request is repeated at once, first on another
 * kept connection, then on a new one, and does not count as a failure. A failure on a new
 * connection, or after the response headers, does.
 *
 * <p>The server may have read the request just before it closed the connection. Then it gets a
 * duplicate: delivery is at least once.
 */
final class StaleConnection {
  /** Other requests may leave stale connections meanwhile, but not so many times in a row. */
  private static final int MOST_REPEATED = 6;

  private final ConnectionPool pool = new ConnectionPool();
  private final Set<Connection> used =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Lets the client repeat such requests. */
  static OkHttpClient.Builder repeatedBy(OkHttpClient.Builder client) {
    var closed = new StaleConnection();
    return client
        .connectionPool(closed.pool)
        .addInterceptor(closed::repeat)
        .addNetworkInterceptor(closed::watch);
  }

  private Response repeat(Interceptor.Chain chain) throws IOException {
    for (int repeated = 0; ; repeated++) {
      try {
        return chain.proceed(chain.request());
      } catch (ClosedBeforeException e) {
        if (repeated == MOST_REPEATED) {
          throw e.cause();
        }
        if (repeated > 0) {
          pool.evictAll();
        }
      }
    }
  }

  private Response watch(Interceptor.Chain chain) throws IOException {
    var connection = chain.connection();
    boolean isNew = connection == null || used.add(connection);
    try {
      return chain.proceed(chain.request());
    } catch (InterruptedIOException | ProtocolException e) {
      // A timeout, or a malformed answer: the connection was not stale.
      throw e;
    } catch (IOException e) {
      throw isNew ? e : new ClosedBeforeException(e);
    }
  }

  private static final class ClosedBeforeException extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException cause;

    ClosedBeforeException(IOException cause) {
      super(cause);
      this.cause = cause;
    }

    IOException cause() {
      return cause;
    }
  }
}

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
 * Connections that the other side has closed without saying so: it becomes known only when the next
 * request is on its way, and says nothing about the destination. That request is sent again at
 * once, first on another one that was kept, then on a new one, and is no failure. What fails on a
 * new connection, or after the head of the answer, is one.
 *
 * <p>The message may have been taken: whoever closes in this very moment may have read it. That is
 * the duplicate that receivers are promised to see rather than a loss.
 */
final class StaleConnection {
  /** Others may leave connections behind while this one tries, but not so many times in a row. */
  private static final int MOST_REPEATED = 6;

  private final ConnectionPool pool = new ConnectionPool();
  private final Set<Connection> used =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  /** Makes the client repeat such requests. */
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
          throw e.trouble();
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
      // Too slow, or an answer, if an odd one.
      throw e;
    } catch (IOException e) {
      throw isNew ? e : new ClosedBeforeException(e);
    }
  }

  private static final class ClosedBeforeException extends IOException {
    private static final long serialVersionUID = 1;

    private final IOException trouble;

    ClosedBeforeException(IOException trouble) {
      super(trouble);
      this.trouble = trouble;
    }

    IOException trouble() {
      return trouble;
    }
  }
}

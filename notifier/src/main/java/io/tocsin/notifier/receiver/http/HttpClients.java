package io.tocsin.notifier.receiver.http;

import io.tocsin.notifier.receiver.target.Targets;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * HTTP clients for the receivers, one for each choice of whom to believe. This client and not the
 * JDK's, because it connects to the addresses it is given and still checks the name.
 */
@ApplicationScoped
public class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Map<ServerTrust, OkHttpClient> clients = new ConcurrentHashMap<>();
  private final Targets targets;
  private final OkHttpClient plain;

  public HttpClients(Targets targets) {
    this.targets = targets;
    this.plain = plainly().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
  }

  /**
   * For {@code http://} only. What TLS needs, a hundred and more certificates to begin with, would
   * make the first message wait.
   *
   * @param timeout as below
   */
  public OkHttpClient plain(Duration timeout) {
    return plain.newBuilder().callTimeout(timeout).build();
  }

  /**
   * @param timeout of a call from looking up the name to the last byte of the answer
   */
  public OkHttpClient of(ServerTrust trust, Duration timeout) throws IOException {
    var client = clients.get(trust);
    if (client == null) {
      client = build(trust);
      clients.put(trust, client);
    }
    return client.newBuilder().callTimeout(timeout).build();
  }

  @PreDestroy
  void forget() {
    plain.connectionPool().evictAll();
    clients.values().forEach(client -> client.connectionPool().evictAll());
    clients.clear();
  }

  /**
   * Whether and when something is sent again is decided elsewhere, and not by the client; only what
   * went out on a connection that was no longer one has not been sent.
   */
  private OkHttpClient.Builder plainly() {
    return StaleConnection.repeatedBy(new OkHttpClient.Builder())
        .dns(targets::resolve)
        .socketFactory(targets.sockets())
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectTimeout(CONNECT)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false);
  }

  private OkHttpClient build(ServerTrust trust) throws IOException {
    var client = plainly().sslSocketFactory(trust.sslContext().getSocketFactory(), trust.manager());
    if (trust.anybody()) {
      client.hostnameVerifier((_, _) -> true);
    }
    return client.build();
  }
}

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
 * HTTP clients for the receivers, one for each trust setting. Not the JDK's client, because this
 * one connects to the addresses that the resolver returns and still verifies the host name.
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
   * For {@code http://} only. Loading more than a hundred certificates for TLS would delay the
   * first message.
   *
   * @param timeout as below
   */
  public OkHttpClient plain(Duration timeout) {
    return plain.newBuilder().callTimeout(timeout).build();
  }

  /**
   * @param timeout of a call, from the name lookup to the last byte of the answer
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
   * The client never retries by itself, because delivery decides that; the one exception is a
   * request on a kept connection that the server has closed.
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
    if (trust.trustAll()) {
      client.hostnameVerifier((_, _) -> true);
    }
    return client.build();
  }
}

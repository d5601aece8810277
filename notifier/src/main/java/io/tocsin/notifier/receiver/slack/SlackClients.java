package io.tocsin.notifier.receiver.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.notifier.receiver.http.HttpClients;
import io.tocsin.notifier.receiver.http.ServerTrust;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Slack clients, one for each combination of URL, timeout and trust, kept until the next reload.
 */
@ApplicationScoped
class SlackClients {
  private static final long MOST_BYTES = 64 * 1024;

  private final Map<ClientKey, Slack> slacks = new ConcurrentHashMap<>();
  private final HttpClients clients;

  SlackClients(HttpClients clients, ActiveConfiguration configuration) {
    this.clients = clients;
    configuration.subscribe(_ -> slacks.clear());
  }

  /**
   * @param prefix base URL of the methods, with a trailing slash
   */
  MethodsClient methods(String prefix, Duration timeout, ServerTrust trust, String token)
      throws IOException {
    var key = new ClientKey(prefix, timeout, trust);
    var client = slacks.get(key);
    if (client == null) {
      client = build(key);
      slacks.put(key, client);
    }
    return client.methods(token);
  }

  private Slack build(ClientKey key) throws IOException {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(key.prefix);
    config.setStatsEnabled(false);
    // They log whole requests and responses at DEBUG, including the token.
    config.getHttpClientResponseHandlers().clear();
    var http = clients.of(key.trust, key.timeout).newBuilder();
    http.addInterceptor(SlackClients::capped);
    return Slack.getInstance(config, new SlackHttpClient(http.build()));
  }

  private static Response capped(Interceptor.Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    var beginning = response.peekBody(MOST_BYTES);
    response.close();
    return response.newBuilder().body(beginning).build();
  }

  private record ClientKey(String prefix, Duration timeout, ServerTrust trust) {}
}

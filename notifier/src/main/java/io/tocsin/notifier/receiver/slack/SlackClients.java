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

/** Slack's clients, one for each way to reach the service, kept until the next reload. */
@ApplicationScoped
class SlackClients {
  private static final long MOST_BYTES = 64 * 1024;

  private final Map<Way, Slack> slacks = new ConcurrentHashMap<>();
  private final HttpClients clients;

  SlackClients(HttpClients clients, ActiveConfiguration configuration) {
    this.clients = clients;
    configuration.subscribe(_ -> slacks.clear());
  }

  /**
   * @param prefix address of the methods, with a slash at the end
   */
  MethodsClient methods(String prefix, Duration timeout, ServerTrust trust, String token)
      throws IOException {
    var way = new Way(prefix, timeout, trust);
    var client = slacks.get(way);
    if (client == null) {
      client = build(way);
      slacks.put(way, client);
    }
    return client.methods(token);
  }

  private Slack build(Way way) throws IOException {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(way.prefix);
    config.setStatsEnabled(false);
    // They write whole requests and answers into the debug log, with the token.
    config.getHttpClientResponseHandlers().clear();
    var http = clients.of(way.trust, way.timeout).newBuilder();
    http.addInterceptor(SlackClients::capped);
    return Slack.getInstance(config, new SlackHttpClient(http.build()));
  }

  private static Response capped(Interceptor.Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    var beginning = response.peekBody(MOST_BYTES);
    response.close();
    return response.newBuilder().body(beginning).build();
  }

  private record Way(String prefix, Duration timeout, ServerTrust trust) {}
}

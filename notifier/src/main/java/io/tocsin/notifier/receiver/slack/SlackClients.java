package io.tocsin.notifier.receiver.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.notifier.receiver.http.Trust;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Slack's clients, one for each way to reach the service, kept until the next reload. */
@ApplicationScoped
class SlackClients {
  private static final long MOST_BYTES = 64 * 1024;

  private final Map<Way, Slack> clients = new ConcurrentHashMap<>();

  SlackClients(ActiveConfiguration configuration) {
    configuration.subscribe(_ -> clients.clear());
  }

  /**
   * @param prefix address of the methods, with a slash at the end
   */
  MethodsClient methods(String prefix, Duration timeout, Trust trust, String token)
      throws IOException {
    var way = new Way(prefix, timeout, trust);
    var client = clients.get(way);
    if (client == null) {
      client = build(way);
      clients.put(way, client);
    }
    return client.methods(token);
  }

  private static Slack build(Way way) throws IOException {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(way.prefix);
    config.setStatsEnabled(false);
    return Slack.getInstance(config, new SlackHttpClient(http(way)));
  }

  /** The client bounds reading and writing by itself, but not the whole call. */
  private static OkHttpClient http(Way way) throws IOException {
    var http =
        new OkHttpClient.Builder()
            .callTimeout(way.timeout)
            .followRedirects(false)
            .addInterceptor(SlackClients::capped)
            .sslSocketFactory(way.trust.sslContext().getSocketFactory(), way.trust.manager());
    if (way.trust.anybody()) {
      http.hostnameVerifier((_, _) -> true);
    }
    return http.build();
  }

  private static Response capped(Interceptor.Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    var beginning = response.peekBody(MOST_BYTES);
    response.close();
    return response.newBuilder().body(beginning).build();
  }

  private record Way(String prefix, Duration timeout, Trust trust) {}
}

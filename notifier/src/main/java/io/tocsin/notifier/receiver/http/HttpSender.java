package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.receiver.HttpSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON over HTTP and brings back the answer. Redirects are followed here and not by the
 * client, which would carry credentials to wherever they lead.
 */
@ApplicationScoped
public class HttpSender {
  /** Filters at the other end select by it. */
  private static final String USER_AGENT = "Alertmanager/0.34.0";

  private static final int MOST_REDIRECTS = 3;

  private final Map<Trust, HttpClient> clients = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public HttpSender(ActiveConfiguration configuration, InstantSource clock) {
    this.clock = clock;
    configuration.subscribe(_ -> clients.clear());
  }

  /**
   * @throws IOException if there was no answer; its message holds no part of the address
   */
  public HttpAnswer post(HttpPost post) throws IOException, InterruptedException {
    var hop = Hop.to(post.url());
    for (int redirects = 0; ; redirects++) {
      var response = exchange(post, hop);
      var next =
          post.settings().followRedirects()
              ? hop.next(response.statusCode(), response.headers().firstValue("Location"))
              : Optional.<Hop>empty();
      if (next.isEmpty()) {
        return answer(post, response);
      }
      if (redirects == MOST_REDIRECTS) {
        throw new IOException("redirected more than " + MOST_REDIRECTS + " times");
      }
      hop = next.get();
    }
  }

  @PreDestroy
  void close() {
    clients.values().forEach(HttpClient::shutdownNow);
  }

  /**
   * The client's own time-out ends with the head of the answer; waiting for the future bounds the
   * body, too.
   */
  private HttpResponse<String> exchange(HttpPost post, Hop hop)
      throws IOException, InterruptedException {
    var exchange = client(post.settings()).sendAsync(request(post, hop), _ -> new CappedBody());
    try {
      return exchange.get(post.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new NoAnswerException(post.timeout(), e);
    } catch (ExecutionException e) {
      // Both clocks run for the same time, so either may be first.
      throw e.getCause() instanceof HttpTimeoutException
          ? new NoAnswerException(post.timeout(), e.getCause())
          : new IOException(reason(e.getCause()), e.getCause());
    }
  }

  private HttpClient client(HttpSettings settings) throws IOException {
    var trust = new Trust(settings.caFile(), settings.insecureSkipVerify());
    var known = clients.get(trust);
    if (known != null) {
      return known;
    }
    var built =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .sslContext(trust.sslContext())
            .build();
    var first = clients.putIfAbsent(trust, built);
    return first == null ? built : first;
  }

  private static HttpRequest request(HttpPost post, Hop hop) throws IOException {
    var request =
        HttpRequest.newBuilder(withoutUserInfo(hop.url()))
            .timeout(post.timeout())
            .header("User-Agent", USER_AGENT);
    post.headers().forEach(request::setHeader);
    if (hop.withCredentials()) {
      authorization(post).ifPresent(value -> request.setHeader("Authorization", value));
    }
    return hop.withBody()
        ? request
            .setHeader("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(post.json()))
            .build()
        : request.GET().build();
  }

  private static Optional<String> authorization(HttpPost post) throws IOException {
    var settings = post.settings();
    if (settings.credentials().isPresent()) {
      var credentials = settings.credentials().get().read().reveal();
      return Optional.of(settings.authorizationScheme() + " " + credentials);
    }
    if (settings.basicAuth().isPresent()) {
      var login = settings.basicAuth().get();
      return Optional.of(basic(login.username() + ":" + login.password().read().reveal()));
    }
    return Optional.ofNullable(post.url().getUserInfo()).map(HttpSender::basic);
  }

  private static String basic(String login) {
    var bytes = login.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static URI withoutUserInfo(URI url) {
    var userInfo = url.getRawUserInfo();
    return userInfo == null ? url : URI.create(url.toString().replace(userInfo + "@", ""));
  }

  private HttpAnswer answer(HttpPost post, HttpResponse<String> response) throws IOException {
    return new HttpAnswer(
        response.statusCode(),
        response.headers().firstValue("Content-Type"),
        ShownText.of(response.body(), secrets(post)),
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(header -> RetryAfter.parse(header, clock.instant())));
  }

  private static List<String> secrets(HttpPost post) throws IOException {
    var secrets = new ArrayList<>(post.secrets());
    secrets.add(post.url().toString());
    if (post.settings().credentials().isPresent()) {
      secrets.add(post.settings().credentials().get().read().reveal());
    }
    if (post.settings().basicAuth().isPresent()) {
      secrets.add(post.settings().basicAuth().get().password().read().reveal());
    }
    return secrets;
  }

  /** The client's messages may be missing, and may name the address. */
  private static String reason(@Nullable Throwable trouble) {
    return switch (trouble) {
      case java.net.ConnectException _ -> "cannot connect";
      case java.net.http.HttpTimeoutException _ -> "no answer in time";
      case javax.net.ssl.SSLException e -> "TLS failed: " + e.getMessage();
      case IOException e -> "connection failed: " + e.getClass().getSimpleName();
      case null -> "connection failed";
      default -> trouble.getClass().getSimpleName();
    };
  }
}

package io.tocsin.notifier.receiver.http;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.redaction.SecretUrl;
import io.tocsin.notifier.receiver.target.RefusedTargetException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends JSON over HTTP and returns the answer. Follows redirects itself, because the client would
 * send the credentials to wherever they lead.
 */
@ApplicationScoped
public class HttpSender {
  /** Servers and proxies filter by it. */
  private static final String USER_AGENT = "Alertmanager/0.34.0";

  private static final MediaType JSON = MediaType.get("application/json");
  private static final int MOST_REDIRECTS = 3;
  private static final long MOST_BYTES = 64 * 1024;

  private final HttpClients clients;
  private final InstantSource clock;

  public HttpSender(HttpClients clients, ActiveConfiguration configuration, InstantSource clock) {
    this.clients = clients;
    this.clock = clock;
    configuration.subscribe(_ -> clients.forget());
  }

  /**
   * @throws IOException if there was no answer; its message contains no part of the URL
   */
  public HttpAnswer post(HttpPost post) throws IOException, InterruptedException {
    var hop = RedirectHop.to(post.url());
    var login = HttpLogin.of(post);
    for (int redirects = 0; ; redirects++) {
      var response = exchange(post, hop, login);
      var next =
          post.settings().followRedirects()
              ? hop.next(response.status(), response.location())
              : Optional.<RedirectHop>empty();
      if (next.isEmpty()) {
        return answer(post, login, response);
      }
      if (redirects == MOST_REDIRECTS) {
        throw new RedirectException("redirected more than " + MOST_REDIRECTS + " times");
      }
      hop = next.get();
    }
  }

  private RawAnswer exchange(HttpPost post, RedirectHop hop, HttpLogin login)
      throws IOException, InterruptedException {
    var call = client(post, hop).newCall(request(post, hop, login));
    try (var response = call.execute()) {
      return RawAnswer.from(response, beginning(response));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for the answer");
      }
      throw explained(e, post);
    }
  }

  private OkHttpClient client(HttpPost post, RedirectHop hop) throws IOException {
    if (hop.url().getScheme().equals("http")) {
      return clients.plain(post.timeout());
    }
    var trust = new ServerTrust(post.settings().caFile(), post.settings().insecureSkipVerify());
    return clients.of(trust, post.timeout());
  }

  /**
   * The status decides about the delivery; the body is for people, so a failure to read it does not
   * count.
   */
  private static String beginning(Response response) {
    try {
      return response.peekBody(MOST_BYTES).string();
    } catch (IOException e) {
      return "";
    }
  }

  private static IOException explained(IOException e, HttpPost post) {
    return switch (e) {
      case RefusedTargetException refused -> refused;
      case InterruptedIOException late -> new NoAnswerException(post.timeout(), late);
      default -> new IOException(reason(e), e);
    };
  }

  private static Request request(HttpPost post, RedirectHop hop, HttpLogin login) {
    // Not compressed, so that a small answer cannot expand to a large one.
    var request =
        new Request.Builder()
            .url(hop.target())
            .header("User-Agent", USER_AGENT)
            .header("Accept-Encoding", "identity");
    post.headers().forEach(request::header);
    if (hop.withCredentials()) {
      login.header().ifPresent(value -> request.header("Authorization", value));
    }
    var body = RequestBody.create(post.json().getBytes(StandardCharsets.UTF_8), JSON);
    return hop.withBody() ? request.post(body).build() : request.get().build();
  }

  private HttpAnswer answer(HttpPost post, HttpLogin login, RawAnswer heard) {
    return new HttpAnswer(
        heard.status(),
        heard.contentType(),
        SanitizedText.of(heard.body(), secrets(post, login)),
        heard.retryAfter().flatMap(header -> RetryAfter.parse(header, clock.instant())));
  }

  private static List<String> secrets(HttpPost post, HttpLogin login) {
    var secrets = new ArrayList<>(post.secrets());
    secrets.addAll(SecretUrl.parts(post.url().toString()));
    secrets.addAll(login.secrets());
    return secrets;
  }

  /** The client's messages may be missing, and may contain the URL. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case java.net.UnknownHostException _ -> "the host is unknown";
      case java.net.ConnectException _ -> "cannot connect";
      case javax.net.ssl.SSLException e -> "TLS failed: " + e.getMessage();
      default -> "connection failed: " + failure.getClass().getSimpleName();
    };
  }
}

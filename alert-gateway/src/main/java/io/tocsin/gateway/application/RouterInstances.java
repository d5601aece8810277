package io.tocsin.gateway.application;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tocsin.configuration.url.WebAddress;
import io.tocsin.events.query.Ownership;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.events.serde.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** All router instances behind one host name: every address it resolves to. */
@Singleton
class RouterInstances {
  /**
   * How long to wait for all instances, even if the early answers already cover every partition.
   */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final RouterAddress address;
  private final URI url;
  private final HttpClient client;

  RouterInstances(RouterAddress address) {
    this.address = address;
    this.url = checked(address.url());
    this.client = HttpClient.newBuilder().connectTimeout(address.connectTimeout()).build();
  }

  /**
   * Queries all instances in parallel.
   *
   * @param isEnough whether the answers received after a moment suffice, so that one frozen
   *     instance does not delay every answer until its timeout
   * @throws RouterUnavailableException if the host name does not resolve
   */
  <A> RouterReplies<A> ask(
      String path,
      Object question,
      TypeReference<A> answer,
      Predicate<List<RouterAnswer<A>>> isEnough) {
    try {
      var body = EventJson.MAPPER.writeValueAsBytes(question);
      var asked =
          addresses().stream()
              .map(instance -> request(instance, path, body))
              .collect(toMap(HttpRequest::uri, this::send, (one, same) -> one));
      if (!areDone(asked.values(), A_MOMENT)) {
        var early = answers(asked, answer);
        if (isEnough.test(early.given())) {
          return early;
        }
        areDone(asked.values(), address.answerWithin().plus(A_MOMENT));
      }
      return answers(asked, answer);
    } catch (IOException e) {
      throw new RouterUnavailableException("the router cannot be queried: " + e.getMessage(), e);
    }
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static boolean areDone(
      Collection<? extends CompletableFuture<?>> asked, Duration within) {
    try {
      CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
          .get(within.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RouterUnavailableException("interrupted while querying the router", e);
    }
  }

  /** The answers received by now. */
  private static <A> RouterReplies<A> answers(
      Map<URI, CompletableFuture<HttpResponse<byte[]>>> asked, TypeReference<A> answer) {
    var given = new ArrayList<RouterAnswer<A>>();
    var silent = new ArrayList<String>();
    asked.forEach(
        (instance, response) -> {
          try {
            var now = response.getNow(null);
            if (now == null) {
              silent.add("the router at %s has not answered yet".formatted(instance));
            } else {
              given.add(read(now, answer));
            }
          } catch (CompletionException e) {
            silent.add("the router at %s does not answer: %s".formatted(instance, e.getCause()));
          } catch (RouterUnavailableException e) {
            silent.add(e.getMessage());
          }
        });
    return new RouterReplies<>(given, silent);
  }

  private static URI checked(URI url) {
    try {
      return WebAddress.of(url.toString());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tocsin.gateway.router.url: " + e.getMessage(), e);
    }
  }

  private List<URI> addresses() throws UnknownHostException {
    return Arrays.stream(InetAddress.getAllByName(WebAddress.host(url)))
        .map(found -> instance(url, found))
        .distinct()
        .toList();
  }

  /** Without a port, the default port of the scheme. */
  static URI instance(URI url, InetAddress found) {
    var address = found.getHostAddress();
    var host = address.contains(":") ? "[" + address + "]" : address;
    int port = WebAddress.port(url);
    return URI.create(url.getScheme() + "://" + host + (port < 0 ? "" : ":" + port));
  }

  private HttpRequest request(URI instance, String path, byte[] body) {
    return HttpRequest.newBuilder(instance.resolve(path))
        .timeout(address.answerWithin())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static <A> RouterAnswer<A> read(HttpResponse<byte[]> response, TypeReference<A> answer) {
    if (response.statusCode() != 200) {
      throw new RouterUnavailableException(
          "the router at %s answered with status %d"
              .formatted(response.uri(), response.statusCode()));
    }
    try {
      return new RouterAnswer<>(
          response.headers().firstValue(Ownership.HEADER).map(Ownership::parse),
          EventJson.MAPPER.readValue(response.body(), answer));
    } catch (IOException | IllegalArgumentException e) {
      throw new RouterUnavailableException(
          "the router at %s sent an answer that cannot be read".formatted(response.uri()), e);
    }
  }
}

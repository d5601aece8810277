package io.tocsin.testkit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.http.Call;
import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSinkTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String BODY =
      "{\"status\":\"firing\",\"alerts\":[{\"labels\":{\"alertname\":\"GuestDown\"}}]}";

  private final HttpClient client = HttpClient.newHttpClient();
  private WebhookSink sink;
  private Path ledger;

  @BeforeEach
  void start(@TempDir Path folder) {
    ledger = folder.resolve("ledger.jsonl");
    sink = new WebhookSink(new ManualClock(), Optional.of(ledger));
  }

  @AfterEach
  void stop() {
    sink.close();
  }

  @Test
  void keepsBodyHeadersAndTime() throws Exception {
    var answer = post();

    assertThat(answer.statusCode()).isEqualTo(200);
    var got = sink.received().last();
    assertThat(got.status()).isEqualTo("firing");
    assertThat(got.firstLabel("alertname")).isEqualTo("GuestDown");
    assertThat(got.request().header("X-Case")).contains("one");
    assertThat(got.at()).isEqualTo(ManualClock.START);
    assertThat(Files.readString(ledger)).isEqualTo(BODY + "\n");
  }

  @Test
  void ordersForTroubleAreServedOnce() throws Exception {
    sink.faults().once(Call.to("POST", "/webhook"), Fault.answer(Reply.tooMany(30)));

    var refused = post();
    var taken = post();

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(sink.received().size()).isEqualTo(1);
  }

  @Test
  void droppedBeforeHandlingStoresNothing() {
    sink.faults().always(Call.any(), Fault.Drop.BEFORE_HANDLING);

    assertThatThrownBy(this::post).isInstanceOf(IOException.class);

    assertThat(sink.received().isEmpty()).isTrue();
  }

  @Test
  void droppedAfterHandlingStoresOnceAndTellsNobody() {
    sink.faults().once(Call.any(), Fault.Drop.AFTER_HANDLING);

    assertThatThrownBy(this::post).isInstanceOf(IOException.class);

    assertThat(sink.received().size()).isEqualTo(1);
  }

  @Test
  void hangsUntilReleased() throws Exception {
    var hang = new Fault.Hang();
    sink.faults().once(Call.any(), hang);

    var answer = client.sendAsync(request(), BodyHandlers.ofString());
    hang.awaitCall(LIMIT);
    assertThat(sink.received().isEmpty()).isTrue();
    hang.release();

    assertThat(answer.get().statusCode()).isEqualTo(200);
    assertThat(sink.received().size()).isEqualTo(1);
  }

  @Test
  void showsWhatItGotOnItsPage() throws Exception {
    post();

    var page = client.send(HttpRequest.newBuilder(sink.page()).build(), BodyHandlers.ofString());

    assertThat(page.body()).contains("1 received", "GuestDown");
  }

  private HttpResponse<String> post() throws Exception {
    return client.send(request(), BodyHandlers.ofString());
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(sink.url())
        .timeout(LIMIT)
        .header("X-Case", "one")
        .POST(BodyPublishers.ofString(BODY))
        .build();
  }
}

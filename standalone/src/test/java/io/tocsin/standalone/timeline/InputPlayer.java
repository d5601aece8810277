package io.tocsin.standalone.timeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.standalone.timeline.ApiClient.Answer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Does one thing to the process, over its API. */
final class InputPlayer {
  private static final int LIMIT_SECONDS = 20;

  private final ApiClient api;
  private final RowEnvironment environment;
  private final RunTime time;
  private final CompletableFuture<String> silence = new CompletableFuture<>();

  InputPlayer(ApiClient api, RowEnvironment environment, RunTime time) {
    this.api = api;
    this.environment = environment;
    this.time = time;
  }

  /**
   * @return what is wrong with the answer
   */
  Optional<String> play(Input input) {
    return switch (input) {
      case Input.Post post -> accepted(post, api.post("/api/v2/alerts", body(post.alerts())));
      case Input.Silence posted -> silence(posted);
      case Input.Expire expire ->
          accepted(
              expire,
              api.delete(
                  "/api/v2/silence/" + silence.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join()));
      case Input.Reload reload -> {
        environment.configure(reload.next(), time.pace());
        yield accepted(reload, api.post("/-/reload", ""));
      }
      case Input.RejectedReload rejected -> rejected(rejected);
      case Input.Look look ->
          seen(look, JsonText.of(api.get(look.path()).json().at(look.pointer()), time));
    };
  }

  private Optional<String> silence(Input.Silence posted) {
    var answer = api.post("/api/v2/silences", body(posted));
    silence.complete(answer.json().path("silenceID").asText());
    return accepted(posted, answer);
  }

  private Optional<String> rejected(Input.RejectedReload reload) {
    environment.write(reload.file());
    var answer = api.post("/-/reload", "");
    return answer.status() == 500 && answer.body().contains(reload.answer())
        ? Optional.empty()
        : Optional.of("%s is answered with %s".formatted(reload, answer));
  }

  private static Optional<String> accepted(Input input, Answer answer) {
    return answer.status() == 200
        ? Optional.empty()
        : Optional.of("%s is answered with %s".formatted(input, answer));
  }

  private static Optional<String> seen(Input.Look look, String found) {
    return found.equals(look.expected())
        ? Optional.empty()
        : Optional.of("%s shows %s".formatted(look, found));
  }

  private String body(List<PostedAlert> alerts) {
    var body = JsonNodeFactory.instance.arrayNode();
    alerts.forEach(alert -> body.add(alert.json(time)));
    return body.toString();
  }

  private String body(Input.Silence posted) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("startsAt", time.at(posted.startsAt()).toString());
    body.put("endsAt", time.at(posted.endsAt()).toString());
    body.put("createdBy", "timeline").put("comment", "");
    body.putArray("matchers").add(SilenceMatcher.json(posted.matcher()));
    return body.toString();
  }
}

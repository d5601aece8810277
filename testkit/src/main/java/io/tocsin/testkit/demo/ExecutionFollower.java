package io.tocsin.testkit.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Prints each change of an execution once, as soon as it is visible. */
final class ExecutionFollower {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Set<String> ON_THE_WAY = Set.of("REQUESTED", "QUEUED", "RUNNING", "WAITING");

  private final TocsinApi api;
  private final Terminal terminal;
  private final String id;
  private final Set<String> said = new HashSet<>();

  ExecutionFollower(TocsinApi api, Terminal terminal, String id) {
    this.api = api;
    this.terminal = terminal;
    this.id = id;
  }

  /** Returns the final state. */
  String toItsEnd() {
    Await.until(LIMIT, "the end of execution " + id, () -> !ON_THE_WAY.contains(look()));
    return endState();
  }

  private String endState() {
    try {
      return look();
    } catch (IOException e) {
      return "UNKNOWN: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "INTERRUPTED";
    }
  }

  private String look() throws IOException, InterruptedException {
    var execution = api.execution(id);
    execution.path("steps").forEach(this::sayStep);
    var state = execution.path("state").asText();
    var reason = execution.path("reason").asText("");
    say("execution is " + state + (reason.isEmpty() ? "" : ": " + reason));
    return state;
  }

  private void sayStep(JsonNode step) {
    for (var attempt : step.path("attempts")) {
      say(
          "step %s: %s the guest, because %s"
              .formatted(id(step), text(attempt, "action"), text(attempt, "why")));
      if (!text(attempt, "upid").isEmpty()) {
        say("step %s: follows task %s".formatted(id(step), text(attempt, "upid")));
      }
    }
    say("step %s: %s  %s".formatted(id(step), text(step, "state"), text(step, "text")).strip());
  }

  private void say(String line) {
    if (said.add(line)) {
      terminal.say("runbook", line);
    }
  }

  private static String id(JsonNode step) {
    return text(step, "id");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}

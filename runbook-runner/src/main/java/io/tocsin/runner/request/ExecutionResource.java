package io.tocsin.runner.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.runner.access.Actor;
import io.tocsin.runner.database.NeedsDatabase;
import io.tocsin.runner.execution.ExecutionRequest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.execution.postgres.Executions;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.Problem;
import io.tocsin.runner.problem.Problem.FieldError;
import io.tocsin.runner.problem.ProblemException;
import io.tocsin.runner.runbook.InvalidRunbookException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** REST API of executions. */
@Path("/api/v1/executions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExecutionResource {
  private static final int MAX_PAGE = 1_000;
  private static final int MAX_KEY = 500;

  private final RequestIntake intake;
  private final Executions executions;
  private final InstantSource clock;

  ExecutionResource(RequestIntake intake, Executions executions, InstantSource clock) {
    this.intake = intake;
    this.executions = executions;
    this.clock = clock;
  }

  @POST
  @NeedsDatabase
  @Consumes(MediaType.APPLICATION_JSON)
  public Response start(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable StartRequest start) {
    var request = request(key, start);
    var runbook =
        intake
            .runbook(request.runbook())
            .orElseThrow(
                () ->
                    new ProblemException(
                        404,
                        "No such runbook",
                        "there is no runbook \"" + PostedText.shown(request.runbook()) + "\""));
    intake
        .mistakes(request, runbook)
        .ifPresent(
            e -> {
              throw rejected(e);
            });
    var added = intake.store(request);
    if (!added.sameRequest()) {
      throw new ProblemException(
          409,
          "Idempotency-Key was already used",
          "this key was used for a different request: execution " + added.execution().id());
    }
    return Response.accepted(ShownExecution.of(added.execution()))
        .location(URI.create("/api/v1/executions/" + added.execution().id()))
        .build();
  }

  @GET
  @Path("{id}")
  @NeedsDatabase
  public ShownExecution one(@PathParam("id") UUID id) {
    return executions
        .find(id)
        .map(
            e ->
                ShownExecution.of(
                    e, executions.steps(id), executions.attempts(id), executions.logs(id)))
        .orElseThrow(() -> notFound(id));
  }

  @GET
  @NeedsDatabase
  public List<ShownExecution> list(
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("runbook") @Nullable String runbook,
      @QueryParam("state") @Nullable String state) {
    var page = Math.clamp(limit, 1, MAX_PAGE);
    return executions
        .newest(
            page,
            Optional.ofNullable(runbook),
            Optional.ofNullable(state).map(ExecutionResource::state))
        .stream()
        .map(ShownExecution::of)
        .toList();
  }

  private static ExecutionState state(String text) {
    try {
      return ExecutionState.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          400,
          "No such state",
          "state=" + PostedText.shown(text) + " is none of " + List.of(ExecutionState.values()));
    }
  }

  private ExecutionRequest request(@Nullable String key, @Nullable StartRequest start) {
    if (key == null || key.isBlank() || key.length() > MAX_KEY) {
      throw new ProblemException(
          400,
          "Idempotency-Key is missing",
          "send the header Idempotency-Key with a new value for each request; a retry with the same value"
              + " starts nothing twice");
    }
    if (start == null || start.runbook == null || start.runbook.isBlank()) {
      throw new ProblemException(
          Problem.of(
              400,
              "The request names no runbook",
              "nothing was started",
              List.of(new FieldError("/runbook", "is required"))));
    }
    return new ExecutionRequest(
        "rest:" + key,
        PostedText.of("/runbook", start.runbook),
        start.texts(),
        false,
        false,
        Actor.administrator(start.by).text(),
        PostedText.of("/reason", start.reason),
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static ProblemException rejected(InvalidRunbookException e) {
    return new ProblemException(
        Problem.of(
            400,
            "The inputs are invalid",
            "nothing was started",
            e.mistakes().stream().map(m -> new FieldError(m.field(), m.message())).toList()));
  }

  static ProblemException notFound(UUID id) {
    return new ProblemException(404, "No such execution", "there is no execution " + id);
  }

  /**
   * A start request from a person.
   *
   * @param by the name under which the administrator requests it
   */
  record StartRequest(
      @Nullable String runbook,
      @Nullable Map<String, JsonNode> inputs,
      @Nullable String reason,
      @Nullable String by) {
    Map<String, String> texts() {
      var texts = new TreeMap<String, String>();
      if (inputs != null) {
        inputs.forEach(
            (name, value) ->
                texts.put(
                    name,
                    PostedText.of(
                        "/inputs/" + name,
                        value.isValueNode() ? value.asText() : value.toString())));
      }
      return texts;
    }
  }
}

package io.tocsin.runner.runbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.runner.database.NeedsDatabase;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.Problem;
import io.tocsin.runner.problem.Problem.FieldError;
import io.tocsin.runner.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** REST API of runbooks. */
@Path("/api/v1/runbooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RunbookResource {
  private final RunbookReader reader;
  private final RunbookSchema schema;
  private final Runbooks runbooks;

  RunbookResource(RunbookReader reader, RunbookSchema schema, Runbooks runbooks) {
    this.reader = reader;
    this.schema = schema;
    this.runbooks = runbooks;
  }

  @POST
  @NeedsDatabase
  @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
  public Response create(@HeaderParam("Content-Type") String contentType, byte[] body) {
    var document = read(contentType, body);
    var created =
        runbooks
            .create(document)
            .orElseThrow(
                () ->
                    new ProblemException(
                        409,
                        "Runbook exists",
                        "runbook \"%s\" already exists; PUT /api/v1/runbooks/%s creates a new version"
                            .formatted(document.runbook().id(), document.runbook().id())));
    return Response.created(URI.create("/api/v1/runbooks/" + created.runbook().id()))
        .entity(Shown.of(created))
        .build();
  }

  @PUT
  @Path("{id}")
  @NeedsDatabase
  @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
  public Shown save(
      @PathParam("id") String id, @HeaderParam("Content-Type") String contentType, byte[] body) {
    var document = read(contentType, body);
    if (!document.runbook().id().equals(id)) {
      throw rejected(
          List.of(
              new ValidationError(
                  "/metadata/id",
                  "is \"%s\" but the path says \"%s\""
                      .formatted(document.runbook().id(), PostedText.shown(id)))));
    }
    return Shown.of(runbooks.save(document));
  }

  @GET
  @NeedsDatabase
  public List<Listed> list() {
    return runbooks.newestOfEach().stream().map(Listed::of).toList();
  }

  @GET
  @Path("schema")
  public JsonNode schema() {
    return schema.text();
  }

  @GET
  @Path("{id}")
  @NeedsDatabase
  public Shown one(@PathParam("id") String id, @QueryParam("version") Integer version) {
    return Optional.ofNullable(version)
        .map(number -> runbooks.version(id, number))
        .orElseGet(() -> runbooks.newest(id))
        .map(Shown::of)
        .orElseThrow(
            () ->
                new ProblemException(
                    404,
                    "No such runbook",
                    "there is no runbook \"%s\"%s"
                        .formatted(
                            PostedText.shown(id),
                            version == null ? "" : " with version " + version)));
  }

  private RunbookDocument read(String contentType, byte[] body) {
    var format = contentType.contains("json") ? DocumentFormat.JSON : DocumentFormat.YAML;
    try {
      var document = format.read(body);
      return RunbookDocument.of(reader.read(document), document);
    } catch (InvalidRunbookException e) {
      throw rejected(e.mistakes());
    }
  }

  private static ProblemException rejected(List<ValidationError> mistakes) {
    return new ProblemException(
        Problem.of(
            400,
            "The runbook is invalid",
            "errors: %d; nothing was saved".formatted(mistakes.size()),
            mistakes.stream().map(m -> new FieldError(m.field(), m.message())).toList()));
  }

  record Listed(String id, int version, String title, String owner, Instant createdAt) {
    static Listed of(RunbookVersion saved) {
      var runbook = saved.runbook();
      return new Listed(
          runbook.id(), saved.version(), runbook.title(), runbook.owner(), saved.createdAt());
    }
  }

  record Shown(
      String id, int version, String hash, String title, Instant createdAt, JsonNode document) {
    static Shown of(RunbookVersion saved) {
      return new Shown(
          saved.runbook().id(),
          saved.version(),
          saved.hash(),
          saved.runbook().title(),
          saved.createdAt(),
          saved.document());
    }
  }
}

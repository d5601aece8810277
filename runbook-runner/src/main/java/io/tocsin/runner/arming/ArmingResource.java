package io.tocsin.runner.arming;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.runner.access.Actor;
import io.tocsin.runner.arming.Arming.Armed;
import io.tocsin.runner.database.NeedsDatabase;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.ProblemException;
import io.tocsin.runner.runbook.Runbooks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Arms a runbook again that was disarmed after repeated failures. */
@Path("/api/v1/runbooks/{id}/arming")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ArmingResource {
  private final Arming arming;
  private final Runbooks runbooks;

  ArmingResource(Arming arming, Runbooks runbooks) {
    this.arming = arming;
    this.runbooks = runbooks;
  }

  @POST
  @NeedsDatabase
  @Consumes(MediaType.APPLICATION_JSON)
  public Armed arm(@PathParam("id") String id, @Nullable ArmRequest request) {
    if (request == null || isBlank(request.reason)) {
      throw new ProblemException(400, "The request is incomplete", "reason is required");
    }
    if (runbooks.newest(id).isEmpty()) {
      throw new ProblemException(404, "No such runbook", "there is no runbook \"" + id + "\"");
    }
    return arming.arm(
        id, Actor.administrator(request.by).text(), PostedText.of("/reason", request.reason));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Who arms the runbook, and why it will not fail again. */
  record ArmRequest(@Nullable String by, @Nullable String reason) {}
}

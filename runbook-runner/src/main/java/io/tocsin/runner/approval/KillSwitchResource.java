package io.tocsin.runner.approval;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.runner.access.Actor;
import io.tocsin.runner.database.NeedsDatabase;
import io.tocsin.runner.journal.KillSwitch;
import io.tocsin.runner.journal.KillSwitch.TopicPosition;
import io.tocsin.runner.problem.PostedText;
import io.tocsin.runner.problem.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The kill switch by REST. */
@Path("/api/v1/kill-switch")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KillSwitchResource {
  private final KillSwitch killSwitch;

  KillSwitchResource(KillSwitch killSwitch) {
    this.killSwitch = killSwitch;
  }

  @GET
  @NeedsDatabase
  public TopicPosition position() {
    return killSwitch
        .position()
        .orElse(new TopicPosition(false, "never pulled", "nobody", Instant.EPOCH));
  }

  @PUT
  @NeedsDatabase
  @Consumes(MediaType.APPLICATION_JSON)
  public TopicPosition set(@Nullable StepMove move) {
    if (move == null || move.pulled == null || blank(move.reason)) {
      throw new ProblemException(
          400, "The order is incomplete", "pulled (true or false) and reason are required");
    }
    return killSwitch.set(
        move.pulled, Actor.administrator(move.by).text(), PostedText.of("/reason", move.reason));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Pull it or put it back. */
  record StepMove(@Nullable Boolean pulled, @Nullable String by, @Nullable String reason) {}
}

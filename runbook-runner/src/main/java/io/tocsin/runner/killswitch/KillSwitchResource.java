package io.tocsin.runner.killswitch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.runner.access.Actor;
import io.tocsin.runner.database.NeedsDatabase;
import io.tocsin.runner.killswitch.KillSwitch.State;
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

/** REST API of the kill switch. */
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
  public State state() {
    return killSwitch.state().orElse(new State(false, "never pulled", "nobody", Instant.EPOCH));
  }

  @PUT
  @NeedsDatabase
  @Consumes(MediaType.APPLICATION_JSON)
  public State set(@Nullable Change change) {
    if (change == null || change.pulled == null || blank(change.reason)) {
      throw new ProblemException(
          400, "The request is incomplete", "pulled (true or false) and reason are required");
    }
    return killSwitch.set(
        change.pulled,
        Actor.administrator(change.by).text(),
        PostedText.of("/reason", change.reason));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Pulls or releases the kill switch. */
  record Change(@Nullable Boolean pulled, @Nullable String by, @Nullable String reason) {}
}

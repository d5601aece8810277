package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.runner.proxmox.GuestKind;
import io.tocsin.runner.proxmox.PowerAction;
import io.tocsin.runner.proxmox.PowerCall;
import io.tocsin.runner.step.ActionResult.Done;
import io.tocsin.runner.step.ActionResult.Failed;
import io.tocsin.runner.step.ActionResult.NotStarted;
import io.tocsin.runner.step.ActionResult.Unknown;
import java.time.Duration;

/**
 * {@code guest.reset}: the reset button, for a virtual machine that no longer responds. Neither
 * process nor uptime of the guest changes, so only the task proves the reset; without a task it is
 * never repeated.
 */
final class GuestReset implements StepType {
  private final GuestObstacles obstacles;
  private final Retries retries;

  GuestReset(RestartTimeouts timeouts) {
    this.obstacles = new GuestObstacles(timeouts);
    this.retries = new Retries(timeouts, obstacles);
  }

  @Override
  public String name() {
    return "guest.reset";
  }

  @Override
  public boolean mutates() {
    return true;
  }

  @Override
  public JsonNode parameters() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public Duration defaultTimeout() {
    return Duration.ofMinutes(3);
  }

  @Override
  public StepMove next(StepSituation s) {
    if (s.guest().place().kind() == GuestKind.LXC) {
      return new StepMove.Fail(
          s.guest().name() + " is a container and has no reset; use guest.restart");
    }
    return s.last().map(last -> after(s, last)).orElseGet(() -> reset(s, "the guest is running"));
  }

  private StepMove after(StepSituation s, CompletedAction last) {
    return switch (last.result()) {
      case Done _ when !s.guest().isRunning() ->
          new StepMove.Fail(s.guest().name() + " was reset and is " + s.guest().status());
      case Done done ->
          new StepMove.Succeed(
              done.withWarnings(),
              GuestStatus.outputs(s.guest()),
              s.guest().name() + " was reset on " + s.guest().place().node());
      case Failed failed when Retries.isTransient(failed.kind()) ->
          retries.afterRejection(s, last, failed, _ -> reset(s, failed.text()));
      case Failed failed -> new StepMove.Fail("the reset was rejected: " + failed.text());
      case NotStarted never -> again(s, never);
      case Unknown unknown ->
          new StepMove.AskHuman("the outcome of the reset cannot be proved: " + unknown.text());
    };
  }

  private StepMove again(StepSituation s, NotStarted never) {
    return Retries.count(s, PowerAction.RESET) >= Retries.MOST
        ? new StepMove.Fail(
            "the reset could not be delivered after %d attempts: %s"
                .formatted(Retries.MOST, never.text()))
        : reset(s, never.text());
  }

  private StepMove reset(StepSituation s, String why) {
    if (s.overdue()) {
      return new StepMove.Fail("no time is left for a reset");
    }
    return obstacles.of(s).orElseGet(() -> ifRunning(s, why));
  }

  private static StepMove ifRunning(StepSituation s, String why) {
    return s.guest().isRunning()
        ? new StepMove.Act(PowerCall.of(PowerAction.RESET), why)
        : new StepMove.Fail(
            "%s is %s and cannot be reset; guest.restart starts it"
                .formatted(s.guest().name(), s.guest().status()));
  }
}

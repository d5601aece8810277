package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.runner.guard.Guards;
import io.tocsin.runner.guard.TestingGuards;
import io.tocsin.testkit.kafka.KafkaResource;
import io.tocsin.testkit.wait.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something waited, and what it waited with is old news now. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class FreshnessTest extends CrashLab {
  private static final Duration MAX_AGE = Duration.ofSeconds(6);

  private final Guards strict =
      TestingGuards.with(
          Map.of(
              "max-age", "6s",
              "mass-alert-guests", "100000",
              "mass-alert-percent", "100",
              "failures-in-a-row", "100000",
              "cluster-changes-per-hour", "100000",
              "changes-per-hour", "100000"));

  @Override
  Guards guards() {
    return strict;
  }

  @Test
  @DisplayName("approved, then held by the kill switch for too long: it does not run")
  void approvalGrowsOldWhileTheKillSwitchIsPulled() {
    saveRunbook("asked-once", "approval: {required: true}", RESTART);
    int vmid = runningGuest();
    var execution = request("asked-once", vmid);
    work();
    killSwitch(true);
    try {
      approve(execution).statusCode(200);
      work();
      assertThat(state(execution)).isEqualTo(ExecutionState.WAITING);
      awaitOld(journal.now());
    } finally {
      killSwitch(false);
    }

    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUPPRESSED);
    assertThat(found(execution).reason()).contains("too old");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @DisplayName("an approval makes an old request new")
  void approvedRequestIsFresh() {
    saveRunbook("asked-late", "approval: {required: true}", RESTART);
    int vmid = runningGuest();
    var execution = request("asked-late", vmid);
    work();
    awaitOld(found(execution).requestedAt());

    approve(execution).statusCode(200);
    finish(execution);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUCCEEDED);
  }

  @Test
  @DisplayName("it began, and waited for the lock of its guest for too long")
  void requestGrowsOldWhileItsGuestIsLocked() {
    int vmid = runningGuest();
    fake.change(vmid, guest -> guest.locked("backup"));
    var execution = request("restart", vmid);
    var worker = finishInBackground(execution);
    awaitLock(execution);
    awaitOld(journal.now());

    fake.change(vmid, guest -> guest.unlocked());
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.SUPPRESSED);
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  @Test
  @DisplayName("its guest was protected while it waited for the lock")
  void guestThatIsProtectedMeanwhileIsNotChanged() {
    int vmid = runningGuest();
    fake.change(vmid, guest -> guest.locked("backup"));
    var execution = request("restart", vmid);
    var worker = finishInBackground(execution);
    awaitLock(execution);

    fake.change(vmid, guest -> guest.tagged("tocsin-never").unlocked());
    awaitEnd(worker);

    assertThat(state(execution)).isEqualTo(ExecutionState.DENIED);
    assertThat(found(execution).reason()).contains("tocsin-never");
    assertThat(fake.mutations(vmid)).isEmpty();
  }

  private void awaitLock(UUID execution) {
    Await.until(
        LIMIT, "the restart waits for the lock", () -> executions.steps(execution).size() == 2);
  }

  private void awaitOld(Instant since) {
    Await.until(LIMIT, "it is old", () -> journal.now().isAfter(since.plus(MAX_AGE)));
  }
}

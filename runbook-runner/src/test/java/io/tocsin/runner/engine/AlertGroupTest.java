package io.tocsin.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.runner.execution.ExecutionState;
import io.tocsin.testkit.kafka.KafkaResource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several guests in one alert group, and one that fires again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@Tag("process")
class AlertGroupTest extends CrashLab {
  private final Optional<String> group = Optional.of(UUID.randomUUID().toString());

  @Test
  @DisplayName("three guests of one alert group are all repaired")
  void everyGuestOfAGroupIsRepaired() {
    var guests = List.of(runningGuest(), runningGuest(), runningGuest());
    var requested =
        guests.stream().map(vmid -> request("restart", vmid, group, episode(1))).toList();

    requested.forEach(this::finish);

    assertThat(requested).extracting(this::state).containsOnly(ExecutionState.SUCCEEDED);
    assertThat(guests).allSatisfy(vmid -> assertThat(fake.mutations(vmid)).hasSize(1));
  }

  @Test
  @DisplayName("attempts are counted for each guest and each episode of its group")
  void attemptsAreCountedForGuestAndEpisode() {
    int vmid = runningGuest();

    assertThat(List.of(after(vmid, 1), after(vmid, 1), after(vmid, 1)))
        .containsExactly(
            ExecutionState.SUCCEEDED, ExecutionState.SUCCEEDED, ExecutionState.SUPPRESSED);
    assertThat(after(runningGuest(), 1)).isEqualTo(ExecutionState.SUCCEEDED);
    assertThat(after(vmid, 2)).isEqualTo(ExecutionState.SUCCEEDED);
  }

  @Test
  @DisplayName("a second request for a guest whose execution is open starts nothing")
  void openExecutionOfTheGuestIsEnough() {
    int vmid = slowGuest();
    var first = request("restart", vmid, group, episode(1));
    workUntil(() -> isSubmitted(first));
    var second = request("restart", vmid, group, episode(1));
    var owner = claim("owner of the first").lease();
    leases.renew(owner, Duration.ofMinutes(1));

    work();

    assertThat(state(second)).isEqualTo(ExecutionState.SUPPRESSED);
    assertThat(found(second).reason()).contains(first.toString());
    assertThat(fake.mutations(vmid)).hasSize(1);
    transitions.finish(owner, ExecutionState.FAILED, "end of the test");
  }

  private ExecutionState after(int vmid, long episode) {
    var execution = request("restart", vmid, group, episode(episode));
    finish(execution);
    return state(execution);
  }

  private static Optional<Long> episode(long number) {
    return Optional.of(number);
  }
}

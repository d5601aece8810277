package io.tocsin.router.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.events.query.RouterUnavailableException;
import io.tocsin.events.topic.Topics;
import io.tocsin.model.memory.MemoryBudget;
import io.tocsin.router.query.RouterAnswers;
import io.tocsin.router.query.RouterState;
import io.tocsin.router.route.CurrentRouting;
import io.tocsin.router.timeline.OneWebhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.ThreadMetadataImpl;
import org.junit.jupiter.api.Test;

/** A router that has not got its state says so, whatever Kafka Streams says. */
class MissingStateTest {
  private static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS.name(), 1);
  private static final TopicPartition GROUPS =
      new TopicPartition("tocsin-router-by-group-repartition", 0);

  private final RouterState knowledge =
      RouterState.nothing(
          new CurrentRouting(() -> OneWebhook.configuration(Duration.ZERO)),
          MemoryBudget.UNLIMITED);

  @Test
  void assignedPartitionsOfWhichNothingIsKnownAreMissing() {
    var state = new AssignedState(knowledge, () -> List.of(threadWith(ALERTS, GROUPS)));

    assertThat(state.missing()).containsExactlyInAnyOrder(ALERTS, GROUPS);
  }

  @Test
  void nothingIsMissingOfWhatIsNotAssigned() {
    assertThat(new AssignedState(knowledge, () -> List.of(threadWith())).missing()).isEmpty();
  }

  @Test
  void noListingIsGivenThatLeavesAlertsOut() {
    var routerAnswers =
        new RouterAnswers(knowledge, MuteStages.all(knowledge), () -> Instant.EPOCH);
    var complete = new CompleteAnswers(routerAnswers, longest -> true, Duration.ZERO);
    var incomplete = new CompleteAnswers(routerAnswers, longest -> false, Duration.ZERO);

    assertThat(complete.alerts(AlertQuery.ALL, RequiredPositions.ANYTHING)).isEmpty();
    assertThatThrownBy(() -> incomplete.alerts(AlertQuery.ALL, RequiredPositions.ANYTHING))
        .isInstanceOf(RouterUnavailableException.class)
        .hasMessageContaining("retry in a few seconds");
    assertThatThrownBy(() -> incomplete.groups(AlertQuery.ALL, RequiredPositions.ANYTHING))
        .isInstanceOf(RouterUnavailableException.class);
    assertThat(incomplete.silences(RequiredPositions.ANYTHING)).isEmpty();
  }

  @Test
  void aRestoreIsWaitedForBeforeTheQueryAndCheckedAfterIt() {
    var waits = new ArrayList<Duration>();
    var routerAnswers =
        new RouterAnswers(knowledge, MuteStages.all(knowledge), () -> Instant.EPOCH);

    new CompleteAnswers(routerAnswers, waits::add, Duration.ofSeconds(2))
        .alerts(AlertQuery.ALL, RequiredPositions.ANYTHING);

    assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ZERO);
  }

  @Test
  void theOnlyInstanceLacksWhatNobodyWasAssigned() throws InterruptedException {
    assertThat(knowledge.await(1, Duration.ZERO)).isFalse();
  }

  private static ThreadMetadata threadWith(TopicPartition... partitions) {
    var tasks = Set.<TaskMetadata>of(new Assigned(Set.of(partitions)));
    return new ThreadMetadataImpl(
        "thread", "RUNNING", "consumer", "restore", "producer", "admin", tasks, Set.of());
  }

  private record Assigned(Set<TopicPartition> topicPartitions) implements TaskMetadata {
    @Override
    public TaskId taskId() {
      return new TaskId(0, 0);
    }

    @Override
    public Map<TopicPartition, Long> committedOffsets() {
      return Map.of();
    }

    @Override
    public Map<TopicPartition, Long> endOffsets() {
      return Map.of();
    }

    @Override
    public Optional<Long> timeCurrentIdlingStarted() {
      return Optional.empty();
    }
  }
}

package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.alerts.AlertBatch;
import io.tocsin.events.alerts.AlertEntry;
import io.tocsin.router.changelog.ChangelogStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kafka Streams revives a task that it found corrupted on the same stores: each of them takes what
 * its changelog says as it did the first time.
 */
class ReopenedStoresTest {

  /** Those of the topology, whatever they are called. */
  static Set<String> stores() {
    try (var timeline = timeline()) {
      return Set.copyOf(timeline.changelogStores().keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void storeClosedAndOpenedAgainTakesWhatTheChangelogSays(String name) {
    try (var timeline = timeline()) {
      timeline.at(0).fires("A1", "A2", "B1").at(5).resolves("B1").at(10);
      var store = timeline.changelogStores().get(name);
      var before = contents(store);

      store.close();
      var changelog = OpenedAgain.open(store);
      timeline
          .changelog(name)
          .forEach(written -> changelog.restore(written.key(), written.value()));

      assertThat(contents(store)).isEqualTo(before).isNotEmpty();
    }
  }

  @Test
  void everyStoreButTheGlobalOnesWritesAChangelog() {
    try (var timeline = timeline()) {
      assertThat(timeline.stores().values())
          .filteredOn(store -> !(store instanceof ChangelogStore<?, ?>))
          .allSatisfy(store -> assertThat(store).isInstanceOf(KeyValueStore.class))
          .extracting(store -> store.name())
          .containsExactlyInAnyOrder("silences", "inhibiting-alerts");
    }
  }

  private static Timeline timeline() {
    return new Timeline(OneWebhook.configuration(Duration.ZERO));
  }

  private static Map<Object, Object> contents(ChangelogStore<?, ?> store) {
    var contents = new HashMap<Object, Object>();
    store.restore((key, value) -> contents.put(key, comparable(value)));
    return contents;
  }

  private static Object comparable(Object value) {
    return value instanceof AlertBatch batch
        ? batch.entries().stream().map(AlertEntry::alert).toList()
        : value;
  }
}

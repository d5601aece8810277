package io.tocsin.router.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.events.serde.Serdes;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkingSetStoreTest {
  private RestoredState<String, String> entries = limitedTo(RestoreLimit.NONE);
  private ChangelogStore<String, String> store =
      WorkingSetStore.unlogged(entries, Serdes.text(), Serdes.text());

  @BeforeEach
  void open() {
    store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
  }

  @Test
  void processorFindsWhatTheChangelogHas() {
    changelogSays("a", "1");
    changelogSays("b", "2");
    changelogSays("a", "3");
    changelogSays("b", null);

    assertThat(restored()).containsExactly(Map.entry("a", "3"));
  }

  @Test
  void nothingIsKeptOnceAProcessorHasIt() {
    changelogSays("a", "1");
    store.leaveTo(take -> {});
    store.put("b", "2");

    assertThat(restored()).isEmpty();
  }

  @Test
  void nextProcessorFindsWhatTheLastOneHad() {
    changelogSays("a", "1");
    var held = new TreeMap<>(restored());
    store.leaveTo(held::forEach);
    held.put("b", "2");

    assertThat(restored()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void standbyAddsWhatTheChangelogSaysToWhatTheProcessorHad() {
    store.leaveTo(take -> Map.of("a", "1", "b", "2").forEach(take));
    changelogSays("a", null);
    changelogSays("c", "3");

    assertThat(restored()).isEqualTo(Map.of("b", "2", "c", "3"));
  }

  @Test
  void standbyMayBecomeActiveAgain() {
    store.leaveTo(take -> Map.of("a", "1").forEach(take));
    changelogSays("c", "3");
    var held = restored();
    store.leaveTo(held::forEach);
    held.remove("c");

    assertThat(restored()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void closedStoreHoldsNothing() {
    store.leaveTo(take -> Map.of("a", "1").forEach(take));
    store.close();

    assertThat(store.isOpen()).isFalse();
    assertThatThrownBy(this::restored)
        .isInstanceOf(InvalidStateStoreException.class)
        .hasMessageContaining("words");
  }

  @Test
  void storeClosedAndOpenedAgainTakesWhatTheChangelogSays() {
    store.leaveTo(take -> Map.of("a", "1").forEach(take));
    store.close();
    open();
    changelogSays("b", "2");

    assertThat(restored()).containsExactly(Map.entry("b", "2"));
  }

  @Test
  void storeClosedWhileItsChangelogWasReadTakesItFromTheBeginning() {
    changelogSays("a", "1");
    store.close();
    open();
    changelogSays("b", "2");

    assertThat(restored()).containsExactly(Map.entry("b", "2"));
  }

  @Test
  void closingTwiceIsNothing() {
    store.close();
    store.close();
    open();

    assertThat(restored()).isEmpty();
  }

  @Test
  void nothingIsTakenByAClosedStore() {
    store.close();

    assertThatThrownBy(() -> changelogSays("a", "1"))
        .isInstanceOf(InvalidStateStoreException.class);
    assertThatThrownBy(() -> store.put("a", "1")).isInstanceOf(InvalidStateStoreException.class);
    assertThatThrownBy(() -> store.leaveTo(take -> {}))
        .isInstanceOf(InvalidStateStoreException.class);
  }

  @Test
  void whatTheProcessorHasTakenIsNotHeldASecondTime() {
    changelogSays("a", "1");

    assertThat(restored()).isEqualTo(Map.of("a", "1"));
    assertThat(restored()).isEmpty();
  }

  @Test
  void whatIsBeyondTheLimitStaysInTheChangelogAndIsNamed() {
    limited(10);
    changelogSays("a", "1234");
    changelogSays("b", "12345678");
    changelogSays("c", "1234");

    assertThat(store.leftOut()).isEqualTo(Map.of("b", "12345678"));
    assertThat(restored().keySet()).containsExactly("a", "c");
  }

  @Test
  void newestValueDecidesWhetherThereIsRoom() {
    limited(10);
    changelogSays("a", "1234");
    changelogSays("b", "12345678");
    changelogSays("a", "12345678901");
    changelogSays("b", "123456789");

    assertThat(store.leftOut()).isEqualTo(Map.of("a", "12345678901"));
    assertThat(restored()).isEqualTo(Map.of("b", "123456789"));
  }

  @Test
  void deletedEntryIsNotLeftOutAndMakesRoom() {
    limited(10);
    changelogSays("a", "12345678");
    changelogSays("b", "12345678");
    changelogSays("b", null);
    changelogSays("a", null);
    changelogSays("c", "12345678");

    assertThat(store.leftOut()).isEmpty();
    assertThat(restored().keySet()).containsExactly("c");
  }

  @Test
  void largeEntriesLeaveTheLastQuarterToSmallOnes() {
    limited(100_000);
    changelogSays("a", "x".repeat(60_000));
    changelogSays("b", "x".repeat(17_000));
    changelogSays("c", "x".repeat(16_000));

    assertThat(store.leftOut()).containsOnlyKeys("b");
    assertThat(restored().keySet()).containsExactly("a", "c");
  }

  private void limited(long bytes) {
    entries = limitedTo(new RestoreLimit(bytes, value -> new String(value, UTF_8)));
    store = WorkingSetStore.unlogged(entries, Serdes.text(), Serdes.text());
    open();
  }

  private static RestoredState<String, String> limitedTo(RestoreLimit limit) {
    return new RestoredState<>(new EntryBytes<>("words", Serdes.text(), Serdes.text()), limit);
  }

  private Map<String, String> restored() {
    var restored = new TreeMap<String, String>();
    store.restore(restored::put);
    return restored;
  }

  private void changelogSays(String key, @Nullable String value) {
    entries.changelogSays(key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
  }
}

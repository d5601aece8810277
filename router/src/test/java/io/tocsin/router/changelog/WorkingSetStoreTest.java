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
    restoreRecord("a", "1");
    restoreRecord("b", "2");
    restoreRecord("a", "3");
    restoreRecord("b", null);

    assertThat(restored()).containsExactly(Map.entry("a", "3"));
  }

  @Test
  void nothingIsKeptOnceAProcessorHasIt() {
    restoreRecord("a", "1");
    store.handOver(take -> {});
    store.put("b", "2");

    assertThat(restored()).isEmpty();
  }

  @Test
  void nextProcessorFindsWhatTheLastOneHad() {
    restoreRecord("a", "1");
    var held = new TreeMap<>(restored());
    store.handOver(held::forEach);
    held.put("b", "2");

    assertThat(restored()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void standbyAddsWhatTheChangelogSaysToWhatTheProcessorHad() {
    store.handOver(take -> Map.of("a", "1", "b", "2").forEach(take));
    restoreRecord("a", null);
    restoreRecord("c", "3");

    assertThat(restored()).isEqualTo(Map.of("b", "2", "c", "3"));
  }

  @Test
  void standbyMayBecomeActiveAgain() {
    store.handOver(take -> Map.of("a", "1").forEach(take));
    restoreRecord("c", "3");
    var held = restored();
    store.handOver(held::forEach);
    held.remove("c");

    assertThat(restored()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void closedStoreHoldsNothing() {
    store.handOver(take -> Map.of("a", "1").forEach(take));
    store.close();

    assertThat(store.isOpen()).isFalse();
    assertThatThrownBy(this::restored)
        .isInstanceOf(InvalidStateStoreException.class)
        .hasMessageContaining("words");
  }

  @Test
  void storeClosedAndOpenedAgainTakesWhatTheChangelogSays() {
    store.handOver(take -> Map.of("a", "1").forEach(take));
    store.close();
    open();
    restoreRecord("b", "2");

    assertThat(restored()).containsExactly(Map.entry("b", "2"));
  }

  @Test
  void storeClosedWhileItsChangelogWasReadTakesItFromTheBeginning() {
    restoreRecord("a", "1");
    store.close();
    open();
    restoreRecord("b", "2");

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

    assertThatThrownBy(() -> restoreRecord("a", "1"))
        .isInstanceOf(InvalidStateStoreException.class);
    assertThatThrownBy(() -> store.put("a", "1")).isInstanceOf(InvalidStateStoreException.class);
    assertThatThrownBy(() -> store.handOver(take -> {}))
        .isInstanceOf(InvalidStateStoreException.class);
  }

  @Test
  void whatTheProcessorHasTakenIsNotHeldASecondTime() {
    restoreRecord("a", "1");

    assertThat(restored()).isEqualTo(Map.of("a", "1"));
    assertThat(restored()).isEmpty();
  }

  @Test
  void whatIsBeyondTheLimitStaysInTheChangelogAndIsNamed() {
    limited(10);
    restoreRecord("a", "1234");
    restoreRecord("b", "12345678");
    restoreRecord("c", "1234");

    assertThat(store.leftOut()).isEqualTo(Map.of("b", "12345678"));
    assertThat(restored().keySet()).containsExactly("a", "c");
  }

  @Test
  void newestValueDecidesWhetherThereIsRoom() {
    limited(10);
    restoreRecord("a", "1234");
    restoreRecord("b", "12345678");
    restoreRecord("a", "12345678901");
    restoreRecord("b", "123456789");

    assertThat(store.leftOut()).isEqualTo(Map.of("a", "12345678901"));
    assertThat(restored()).isEqualTo(Map.of("b", "123456789"));
  }

  @Test
  void deletedEntryIsNotLeftOutAndMakesRoom() {
    limited(10);
    restoreRecord("a", "12345678");
    restoreRecord("b", "12345678");
    restoreRecord("b", null);
    restoreRecord("a", null);
    restoreRecord("c", "12345678");

    assertThat(store.leftOut()).isEmpty();
    assertThat(restored().keySet()).containsExactly("c");
  }

  @Test
  void largeEntriesLeaveTheLastQuarterToSmallOnes() {
    limited(100_000);
    restoreRecord("a", "x".repeat(60_000));
    restoreRecord("b", "x".repeat(17_000));
    restoreRecord("c", "x".repeat(16_000));

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

  private void restoreRecord(String key, @Nullable String value) {
    entries.restoreRecord(key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
  }
}

package io.tocsin.router.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.events.query.RequiredPositions;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.memory.MemoryBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the router does with more alerts than its memory has room for. */
class MemoryTest {
  private static final long BUDGET = 10 << 20;

  private final Timeline timeline =
      new Timeline(OneWebhook.configuration(Duration.ZERO), 0, new MemoryBudget(BUDGET));

  @AfterEach
  void close() {
    timeline.close();
  }

  @Test
  void floodOfOneNameDoesNotTakeTheRoomOfOthers() {
    flood(200);
    timeline.fires("B1").at(1);

    assertThat(timeline.queries().held().bytes()).isLessThan(BUDGET * 5 / 4);
    assertThat(names()).contains("B");
    assertThat(timeline.messages()).anyMatch(message -> message.contains("B1"));
  }

  @Test
  void whatIsLeftOutIsSaidByAnAlert() {
    flood(200);
    timeline.at(1);

    assertThat(found("TocsinAlertsLeftOut"))
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice.alert().annotations().valueOrEmpty("description"))
                    .contains("most of them named \"Flood\""));
    assertThat(timeline.messages()).anyMatch(message -> message.contains("TocsinAlertsLeftOut"));
  }

  @Test
  void nothingIsLeftOutWithinTheBudget() {
    flood(20);
    timeline.at(1);

    assertThat(found("TocsinAlertsLeftOut")).isEmpty();
    assertThat(found("Flood")).hasSize(20);
    assertThat(timeline.queries().held().bytesByName().get("Flood"))
        .isBetween(4_680_000L, 4_800_000L);
  }

  @Test
  void refreshTakesNothingMore() {
    flood(10);
    long before = timeline.queries().held().bytes();
    timeline.at(10);
    flood(10);

    assertThat(timeline.queries().held().bytes()).isEqualTo(before);
  }

  @Test
  void knownAlertWhoseTextFindsNoRoomGoesOnWithTheOldOne() {
    timeline.fires("A1").at(1);
    flood(200);
    timeline.at(2).posts(alert("A", 1, 9 << 20, timeline.now().plusSeconds(7200)));

    var known = found("A").getFirst().alert();
    assertThat(known.annotations().isEmpty()).isTrue();
    assertThat(known.endsAt()).isEqualTo(timeline.now().plusSeconds(7200));
  }

  @Test
  void endOfAnAlertThatIsNotHeldTakesNoRoom() {
    flood(200);
    long before = timeline.queries().held().bytes();
    for (int i = 1000; i < 1050; i++) {
      timeline.posts(alert("Over" + i, i, 234_000, timeline.now()));
    }

    assertThat(timeline.queries().held().bytes()).isLessThan(BUDGET * 5 / 4);
    assertThat(before).isLessThan(BUDGET * 5 / 4);
  }

  @Test
  void whatIsOverMakesRoomWhenThereIsLittle() {
    flood(200);
    for (int i = 0; i < 200; i++) {
      timeline.posts(alert("Flood", i, 234_000, timeline.now()));
    }
    timeline.at(61);

    assertThat(timeline.queries().held().bytes()).isLessThan(BUDGET / 4);
    assertThat(found("Flood")).isEmpty();
  }

  private void flood(int alerts) {
    for (int i = 0; i < alerts; i++) {
      timeline.posts(alert("Flood", i, 234_000, timeline.now().plusSeconds(3600)));
    }
  }

  private Alert alert(String name, int number, int bytes, Instant end) {
    return new Alert(
        LabelSet.of("alertname", name, "i", String.valueOf(number)),
        LabelSet.of("text", "x".repeat(bytes)),
        Timeline.START,
        end,
        false,
        "",
        timeline.now(),
        ZoneOffset.UTC);
  }

  private List<String> names() {
    return all().stream().map(found -> found.alert().name()).distinct().toList();
  }

  private List<AlertFound> found(String name) {
    return all().stream().filter(found -> found.alert().name().equals(name)).toList();
  }

  private List<AlertFound> all() {
    return timeline.queries().alerts(AlertQuery.ALL, RequiredPositions.ANYTHING);
  }
}

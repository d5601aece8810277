package io.tocsin.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.GroupFound;
import io.tocsin.model.alert.Alert;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.silence.Silence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What several instances of the router say, as one answer. */
class MergedAnswersTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void aGroupThatTwoInstancesKnowPartsOfIsOneGroup() {
    var answers =
        List.of(
            new RouterAnswer<>(Optional.empty(), List.of(group("g", "1"))),
            new RouterAnswer<>(Optional.empty(), List.of(group("g", "2"), group("h", "3"))));

    var groups = MergedAnswers.groups(answers, new PartitionOwners<>(answers));

    assertThat(groups).extracting(group -> group.id().value()).containsExactly("g", "h");
    assertThat(groups.getFirst().alerts())
        .extracting(found -> found.alert().labels().valueOrEmpty("i"))
        .containsExactly("1", "2");
  }

  @Test
  void ofASilenceTheNewestCounts() {
    var silences =
        MergedAnswers.silences(
            List.of(
                List.of(silence("a", NOW), silence("b", NOW)),
                List.of(silence("a", NOW.plusSeconds(1)), silence("b", NOW.minusSeconds(1)))));

    assertThat(silences).containsExactly(silence("a", NOW.plusSeconds(1)), silence("b", NOW));
  }

  private static GroupFound group(String id, String i) {
    var alert =
        new Alert(
            LabelSet.of("alertname", "A", "i", i),
            LabelSet.EMPTY,
            NOW,
            NOW.plusSeconds(60),
            false,
            "",
            NOW,
            ZoneOffset.UTC);
    return new GroupFound(
        new GroupId(id),
        new GroupKey("{}:{}"),
        LabelSet.EMPTY,
        LabelSet.EMPTY,
        "hook",
        List.of(new AlertFound(alert, List.of("hook"), List.of(), List.of(), List.of())));
  }

  private static Silence silence(String id, Instant updatedAt) {
    var matchers = new MatcherParser(LabelSyntax.FALLBACK).parseList("a=b");
    return new Silence(id, matchers, NOW, NOW.plusSeconds(60), updatedAt, "", "", Map.of());
  }
}

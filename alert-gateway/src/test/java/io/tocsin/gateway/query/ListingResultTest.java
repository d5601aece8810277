package io.tocsin.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.AlertQuery;
import io.tocsin.gateway.router.PartialAnswerException;
import io.tocsin.model.matcher.Matchers;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ListingResultTest {
  private static final Supplier<List<AlertFound>> GAP =
      () -> {
        throw PartialAnswerException.ofAlerts(new TreeSet<>(List.of(1, 3)), List.of());
      };

  @Test
  void halfOfTheAlertsIsNoAnswer() {
    assertThatThrownBy(() -> ListingResult.of(asked(false), GAP, PartialAnswerException::alerts))
        .hasMessage("no router instance answers for partitions [1, 3] of the alerts");
  }

  @Test
  void whoAsksForItGetsThemWithAWarning() {
    var listing = ListingResult.of(asked(true), GAP, PartialAnswerException::alerts);

    assertThat(listing.found()).isEmpty();
    assertThat(listing.warning())
        .contains("no router instance answers for partitions [1, 3] of the alerts");
  }

  private static AlertFilter asked(boolean partial) {
    return new AlertFilter(AlertQuery.ALL, Matchers.NONE, partial);
  }
}

package io.tocsin.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final String TWO =
      """
      [{"fingerprint":"a","status":{"state":"suppressed"}},{"fingerprint": "b","status":{"state": "active"}}]""";

  @Test
  @DisplayName("counts the alerts and those that are suppressed")
  void counts() {
    var listing = new Listing(200, TWO, 1);

    assertThat(listing.alerts()).isEqualTo(2);
    assertThat(listing.suppressed()).isEqualTo(1);
  }

  @Test
  @DisplayName("an answer that is not 200 shows no alerts")
  void countsNothingInAnError() {
    assertThat(new Listing(503, TWO, 1).alerts()).isZero();
  }
}

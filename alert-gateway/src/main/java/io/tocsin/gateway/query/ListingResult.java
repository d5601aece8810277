package io.tocsin.gateway.query;

import io.tocsin.gateway.router.PartialAnswerException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The result of a listing.
 *
 * @param warning why it is incomplete; only if the client accepts that
 */
record ListingResult<T>(List<T> found, Optional<String> warning) {

  /**
   * @param all queries the router
   * @param some extracts the incomplete result
   */
  static <T> ListingResult<T> of(
      AlertFilter asked, Supplier<List<T>> all, Function<PartialAnswerException, List<T>> some) {
    try {
      return new ListingResult<>(all.get(), Optional.empty());
    } catch (PartialAnswerException e) {
      if (!asked.partial()) {
        throw e;
      }
      return new ListingResult<>(some.apply(e), Optional.ofNullable(e.getMessage()));
    }
  }
}

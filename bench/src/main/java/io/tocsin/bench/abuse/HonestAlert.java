package io.tocsin.bench.abuse;

/**
 * The fate of one honest alert.
 *
 * @param acceptNanos from the first attempt to the response 200
 * @param routeNanos from the response to the webhook; zero if the webhook was faster, {@link
 *     Long#MAX_VALUE} if it never came
 * @param disturbed whether the process was killed or stopped meanwhile
 */
record HonestAlert(String name, long acceptNanos, long routeNanos, boolean disturbed) {
  static HonestAlert of(HonestSender.Accepted alert, long arrived, boolean disturbed) {
    return new HonestAlert(
        alert.name(),
        alert.at() - alert.firstSent(),
        arrived == Long.MAX_VALUE ? arrived : Math.max(0, arrived - alert.at()),
        disturbed);
  }

  boolean isLost() {
    return routeNanos == Long.MAX_VALUE;
  }
}

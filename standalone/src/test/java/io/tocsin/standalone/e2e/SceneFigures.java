package io.tocsin.standalone.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What senders, readers and the receiver saw while something happened.
 *
 * @param posts answered in that time
 * @param listings answered in that time
 * @param lateness of the deliveries of what was accepted
 */
record SceneFigures(
    Instant begin, Instant end, List<PostedAlert> posts, List<Listing> listings, Spread lateness) {
  private static final Duration LATE = Duration.ofSeconds(30);

  long late() {
    return lateness.longerThan(LATE);
  }

  /** Posts that were neither accepted nor refused with 503. */
  long otherAnswers() {
    return posts.size() - accepted().count() - refused().count();
  }

  Stream<PostedAlert> refused() {
    return posts.stream().filter(PostedAlert::isRefused);
  }

  /** What was missing in a listing, or wrong about it. */
  List<String> lacks() {
    return listings.stream()
        .filter(listing -> !listing.lack().isEmpty())
        .map(listing -> "a listing at %s: %s".formatted(listing.begun(), listing.lack()))
        .toList();
  }

  private Stream<PostedAlert> accepted() {
    return posts.stream().filter(PostedAlert::isAccepted);
  }

  /** The longest time in which a gateway gave no complete answer. */
  private Duration longestWithoutListing() {
    return listings.stream()
        .map(Listing::gateway)
        .distinct()
        .map(this::longestWithoutListing)
        .max(Comparator.naturalOrder())
        .orElse(Duration.between(begin, end));
  }

  private Duration longestWithoutListing(int gateway) {
    var moments =
        Stream.of(
                Stream.of(begin, end),
                listings.stream()
                    .filter(listing -> listing.gateway() == gateway && listing.isComplete())
                    .map(Listing::ended))
            .flatMap(stream -> stream)
            .sorted()
            .toList();
    return Stream.iterate(1, i -> i < moments.size(), i -> i + 1)
        .map(i -> Duration.between(moments.get(i - 1), moments.get(i)))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "posts: %s; listings: %s; deliveries: %s"
        .formatted(postsText(), listingsText(), deliveriesText());
  }

  private String postsText() {
    return "%d accepted (%s), %d refused (%s), %d without either"
        .formatted(
            accepted().count(),
            Spread.of(accepted().map(PostedAlert::took)),
            refused().count(),
            Spread.of(refused().map(PostedAlert::took)),
            otherAnswers());
  }

  private String listingsText() {
    var complete = listings.stream().filter(Listing::isComplete).map(Listing::took);
    var answers = Spread.of(complete);
    return "%d complete (%s), %d refused, %d behind, %d wrong, none complete for %s at most"
        .formatted(
            answers.count(),
            answers,
            count(Listing.Kind.REFUSED),
            count(Listing.Kind.BEHIND),
            count(Listing.Kind.WRONG),
            Spread.text(longestWithoutListing()));
  }

  private long count(Listing.Kind kind) {
    return listings.stream().filter(listing -> listing.kind() == kind).count();
  }

  private String deliveriesText() {
    return "%d (%s), later than %d s: %d"
        .formatted(lateness.count(), lateness, LATE.toSeconds(), late());
  }
}

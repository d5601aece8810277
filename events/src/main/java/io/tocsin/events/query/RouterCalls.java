package io.tocsin.events.query;

/**
 * {@link RouterQueries} between two processes: a question is posted as JSON to its path, the answer
 * comes back as JSON.
 */
public final class RouterCalls {
  public static final String ALERTS = "/internal/query/alerts";
  public static final String GROUPS = "/internal/query/groups";
  public static final String SILENCES = "/internal/query/silences";
  public static final String EXPLAIN = "/internal/query/explain";

  /** Nothing is asked there but how much is held, so an empty object is posted. */
  public static final String HELD = "/internal/query/held";

  /** As {@link #HELD}. */
  public static final String ACTIVE = "/internal/query/active";

  private RouterCalls() {}

  /** Posted to {@link #ALERTS} and {@link #GROUPS}. */
  public record AlertsWanted(AlertQuery query, RequiredPositions seen) {}

  /** Posted to {@link #SILENCES}. */
  public record SilencesWanted(RequiredPositions seen) {}

  /** Posted to {@link #EXPLAIN}. */
  public record ExplanationWanted(ExplainQuery query, RequiredPositions seen) {}
}

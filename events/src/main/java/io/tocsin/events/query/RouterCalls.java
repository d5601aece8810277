package io.tocsin.events.query;

/** {@link RouterQueries} over HTTP: the query is posted as JSON, the answer is JSON. */
public final class RouterCalls {
  public static final String ALERTS = "/internal/query/alerts";
  public static final String GROUPS = "/internal/query/groups";
  public static final String SILENCES = "/internal/query/silences";
  public static final String EXPLAIN = "/internal/query/explain";

  /** Has no parameters; an empty object is posted. */
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

package io.tocsin.events.query;

/** Positions that an answer must include, so that callers read their own writes. */
public record RequiredPositions(TopicPosition alerts, TopicPosition silences) {
  public static final RequiredPositions ANYTHING =
      new RequiredPositions(TopicPosition.START, TopicPosition.START);
}

package io.tocsin.events.query;

/**
 * What an answer has to have taken in, so that whoever wrote something finds it in what they read
 * next.
 */
public record RequiredPositions(TopicPosition alerts, TopicPosition silences) {
  public static final RequiredPositions ANYTHING =
      new RequiredPositions(TopicPosition.START, TopicPosition.START);
}

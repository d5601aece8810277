package io.tocsin.events.query;

/**
 * What an answer has to have taken in, so that whoever wrote something finds it in what they read
 * next.
 */
public record Seen(Position alerts, Position silences) {
  public static final Seen ANYTHING = new Seen(Position.START, Position.START);
}

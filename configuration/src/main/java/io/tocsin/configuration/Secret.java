package io.tocsin.configuration;

/**
 * A value that never shows in a log, a message or an error.
 *
 * @param reveal the value itself, for the one call that needs it
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "<secret>";
  }
}

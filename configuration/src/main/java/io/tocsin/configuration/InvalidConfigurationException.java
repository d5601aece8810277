package io.tocsin.configuration;

import java.util.List;

/** A configuration that was refused, with every mistake in it. */
public final class InvalidConfigurationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<String> mistakes;

  /**
   * @param mistakes one line each, with line number and path where there is one
   */
  public InvalidConfigurationException(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}

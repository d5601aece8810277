package io.tocsin.configuration;

import java.util.List;

/** A configuration that was refused, with every mistake in it. */
public final class InvalidConfigurationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<String> mistakes;
  private final transient List<String> warnings;

  /**
   * @param mistakes one line each, with line number and path where there is one
   */
  public InvalidConfigurationException(List<String> mistakes) {
    this(mistakes, List.of());
  }

  /**
   * @param warnings what else was found in it, a line each
   */
  public InvalidConfigurationException(List<String> mistakes, List<String> warnings) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
    this.warnings = List.copyOf(warnings);
  }

  public List<String> mistakes() {
    return mistakes;
  }

  public List<String> warnings() {
    return warnings;
  }
}

package io.tocsin.configuration;

import java.util.List;

/** A rejected configuration, with all its mistakes. */
public final class InvalidConfigurationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<String> mistakes;
  private final transient List<String> warnings;

  /**
   * @param mistakes one line each, with line number and path if known
   */
  public InvalidConfigurationException(List<String> mistakes) {
    this(mistakes, List.of());
  }

  /**
   * @param warnings its warnings, one line each
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

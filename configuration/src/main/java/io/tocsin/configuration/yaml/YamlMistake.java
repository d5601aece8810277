package io.tocsin.configuration.yaml;

/** The text is no YAML that we read. Nothing after this place was looked at. */
final class YamlMistake extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int line;
  private final String problem;

  YamlMistake(int line, String problem) {
    super("line " + line + ": " + problem);
    this.line = line;
    this.problem = problem;
  }

  int line() {
    return line;
  }

  String problem() {
    return problem;
  }
}

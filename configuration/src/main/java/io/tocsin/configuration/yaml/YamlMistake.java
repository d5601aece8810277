package io.tocsin.configuration.yaml;

/** The text is no YAML that we read. Nothing after this place was looked at. */
final class YamlMistake extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient Place place;
  private final String problem;

  YamlMistake(Place place, String problem) {
    super(place.prefix() + problem);
    this.place = place;
    this.problem = problem;
  }

  Place place() {
    return place;
  }

  String problem() {
    return problem;
  }
}

package io.tocsin.configuration.yaml;

/** Invalid or unsupported YAML. Nothing after this position was read. */
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

package io.tocsin.configuration.yaml;

/** Bounds what a small text can become: values, and the aliases that multiply them. */
final class NodeLimit {
  private static final int MAX_NODES = 50_000;
  private static final int MAX_ALIASES = 50;

  private int nodes;
  private int aliases;

  int nodes() {
    return nodes;
  }

  void add(int more, Place place) {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new YamlMistake(place, "more than " + MAX_NODES + " values, aliases counted in full");
    }
  }

  /** An alias counts with its full content. Those of scalars multiply nothing. */
  void addAlias(YamlNode node, Place place) {
    if (!(node instanceof YamlNode.Scalar) && ++aliases > MAX_ALIASES) {
      throw new YamlMistake(place, "more than " + MAX_ALIASES + " aliases");
    }
    add(node.size(), place);
  }
}

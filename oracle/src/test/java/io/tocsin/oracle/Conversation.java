package io.tocsin.oracle;

/**
 * Everything one webhook is told about one group.
 *
 * @param webhook receiver and index, {@code r0/1}
 */
record Conversation(String webhook, String groupKey) implements Comparable<Conversation> {

  @Override
  public int compareTo(Conversation other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return webhook + " " + groupKey;
  }
}

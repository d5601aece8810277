package io.tocsin.events.query;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which partitions of the alerts an instance of the router speaks for. It goes with every answer,
 * so that whoever joins several can see what is missing and what is from yesterday.
 *
 * @param partitions how many the topic has, zero if it is not known
 * @param generations of the consumer group, by partition: the one in which the instance got it. The
 *     higher one has it now; one that was frozen does not know yet that it lost it
 */
public record Ownership(int partitions, Map<Integer, Integer> generations) {
  /** Of an answer over HTTP, {@code 4; 0@7 2@7}: four partitions, two of them since the seventh. */
  public static final String HEADER = "Tocsin-Partitions";

  public static final Ownership NOTHING = new Ownership(0, Map.of());

  public Ownership {
    generations = Map.copyOf(generations);
  }

  /**
   * @throws IllegalArgumentException if somebody else wrote it
   */
  public static Ownership parse(String header) {
    var parts = header.split(";", 2);
    var generations = new HashMap<Integer, Integer>();
    try {
      for (var owned : parts[1].strip().split(" +")) {
        if (!owned.isEmpty()) {
          var pair = owned.split("@", 2);
          generations.put(Integer.parseInt(pair[0]), Integer.parseInt(pair[1]));
        }
      }
      return new Ownership(Integer.parseInt(parts[0].strip()), generations);
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("not a list of partitions: \"" + header + "\"", e);
    }
  }

  public String header() {
    return partitions
        + "; "
        + new TreeMap<>(generations)
            .entrySet().stream()
                .map(owned -> owned.getKey() + "@" + owned.getValue())
                .collect(Collectors.joining(" "));
  }

  /**
   * What was owned throughout, of two moments.
   *
   * @param before the earlier moment
   */
  public Ownership since(Ownership before) {
    var throughout = new HashMap<>(generations);
    throughout.entrySet().retainAll(before.generations().entrySet());
    return new Ownership(partitions, throughout);
  }
}

package io.tocsin.events.query;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The alert partitions that a router instance answers for. Sent with every answer, so that a
 * gateway that merges several answers detects missing and outdated partitions.
 *
 * @param partitions number of partitions of the topic, zero if unknown
 * @param generations by partition, the consumer group generation in which the instance got it. The
 *     higher one owns it now; a frozen instance does not know yet that it lost a partition
 */
public record Ownership(int partitions, Map<Integer, Integer> generations) {
  /** HTTP response header, {@code 4; 0@7 2@7}: four partitions, two of them since generation 7. */
  public static final String HEADER = "Tocsin-Partitions";

  public static final Ownership NOTHING = new Ownership(0, Map.of());

  public Ownership {
    generations = Map.copyOf(generations);
  }

  /**
   * @throws IllegalArgumentException if the header has another format
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
   * The partitions owned at both moments.
   *
   * @param before ownership at the earlier moment
   */
  public Ownership since(Ownership before) {
    var throughout = new HashMap<>(generations);
    throughout.entrySet().retainAll(before.generations().entrySet());
    return new Ownership(partitions, throughout);
  }
}

package io.tocsin.log;

import java.util.Map;
import java.util.stream.Collectors;

/** Pairs as one JSON object. */
final class Json implements LineFormat {

  @Override
  public String line(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> Quoted.of(pair.getKey()) + ":" + Quoted.of(pair.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}

package io.tocsin.standalone.flag;

import io.tocsin.configuration.yaml.NearestKey;
import io.tocsin.model.label.LabelSyntax;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The features enabled by {@code --enable-feature}.
 *
 * @param names known names without duplicates
 */
public record Features(List<String> names) {
  private static final String CLASSIC = "classic-mode";
  private static final String UTF8_STRICT = "utf8-strict-mode";
  private static final List<String> KNOWN =
      List.of(
          "alert-names-in-metrics",
          "receiver-name-in-metrics",
          "group-key-in-metrics",
          CLASSIC,
          UTF8_STRICT,
          "auto-gomemlimit",
          "event-recorder");

  public Features {
    names.stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(Features::unknown);
    if (names.contains(CLASSIC) && names.contains(UTF8_STRICT)) {
      throw new IllegalArgumentException(CLASSIC + " and " + UTF8_STRICT + " exclude each other");
    }
    names = List.copyOf(names);
  }

  /**
   * @param list separated by commas, may be empty
   * @throws IllegalArgumentException if one is unknown, or two exclude each other
   */
  public static Features parse(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.toList(), Features::new));
  }

  /** How matchers are parsed; empty if no feature selects it. */
  public Optional<LabelSyntax> labelSyntax() {
    if (names.contains(CLASSIC)) {
      return Optional.of(LabelSyntax.CLASSIC);
    }
    return names.contains(UTF8_STRICT) ? Optional.of(LabelSyntax.UTF8_STRICT) : Optional.empty();
  }

  private static void unknown(String name) {
    var nearest = NearestKey.to(name, KNOWN).map(near -> ", did you mean " + near + "?");
    throw new IllegalArgumentException(
        "unknown feature \"%s\"%s"
            .formatted(name, nearest.orElse(", must be one of " + String.join(", ", KNOWN))));
  }
}

package io.tocsin.configuration.yaml;

import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.file.SmallFile;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.label.MatcherParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The file while it is read, and everything found about it on the way. Reading goes on after a
 * mistake, so that one run finds them all. Used by one thread.
 */
public final class SourceFile {
  private final Path folder;
  private final LabelSyntax syntax;
  // Sets, because a key may be asked for twice.
  private final Set<Finding> mistakes = new LinkedHashSet<>();
  private final Set<Finding> warnings = new LinkedHashSet<>();
  private final Set<Finding> withoutEffect = new LinkedHashSet<>();
  private final Set<Finding> unfilledTexts = new LinkedHashSet<>();
  private final Set<Finding> unfilledDestinations = new LinkedHashSet<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  /**
   * @param folder what relative paths in the file start from
   */
  public SourceFile(Path folder, LabelSyntax syntax) {
    this.folder = folder;
    this.syntax = syntax;
  }

  /** The top of the document; empty if there is none, or none that can be read. */
  public Optional<Section> parse(String text) {
    try {
      return SafeYaml.load(text)
          .map(node -> new Value("", node.place(), node, this))
          .filter(value -> !value.isNull())
          .flatMap(Value::section);
    } catch (YamlMistake e) {
      mistake(e.place(), "", e.problem());
      return Optional.empty();
    }
  }

  /** What a section that is not there reads like. */
  public Section emptySection() {
    return new Section("", Place.NONE, new YamlNode.Mapping(Place.NONE, Map.of(), 1), this);
  }

  public LabelSyntax syntax() {
    return syntax;
  }

  /** Only worth saying if nothing else explains it. */
  public void mistakeUnlessOthers(String message) {
    if (mistakes.isEmpty()) {
      mistake(Place.NONE, "", message);
    }
  }

  /** Called when everything is read. */
  public void refuseIfMistaken() throws InvalidConfigurationException {
    if (!mistakes.isEmpty()) {
      throw new InvalidConfigurationException(lines(mistakes), warnings());
    }
  }

  /**
   * All warnings: each a line, then one line for each kind of key that does less than it should,
   * the keys without any effect in the last.
   */
  public List<String> warnings() {
    var lines = new ArrayList<>(lines(warnings));
    addKeys(
        lines,
        "nothing is sent where these say, because they use more than simple expressions of the"
            + " template language: ",
        withEffect(unfilledDestinations),
        this::owner);
    addKeys(
        lines,
        "the built-in text is sent in place of these, because they use more than simple expressions"
            + " of the template language: ",
        withEffect(unfilledTexts),
        this::owner);
    addKeys(lines, "valid in Alertmanager, but without effect here yet: ", withoutEffect, _ -> "");
    return lines;
  }

  void mistake(Place place, String path, String message) {
    mistakes.add(new Finding(place, path, message));
  }

  void warning(Place place, String path, String message) {
    warnings.add(new Finding(place, path, message));
  }

  void unfilledText(Place place, String path) {
    unfilledTexts.add(new Finding(place, path, ""));
  }

  void unfilledDestination(Place place, String path) {
    unfilledDestinations.add(new Finding(place, path, ""));
  }

  /** What people call the section at this path. */
  void name(String path, String name) {
    names.put(path + ".", name);
  }

  void withoutEffect(Place place, String path) {
    withoutEffect.add(new Finding(place, path, ""));
  }

  MatcherParser matchers(Place place, String path) {
    return new MatcherParser(syntax, warning -> warning(place, path, warning));
  }

  /**
   * Alertmanager starts some relative paths from the configuration and some from the working
   * folder. We look in both, there first.
   */
  Path resolve(String written) {
    var here = folder.resolve(written).normalize();
    var working = Path.of(written).toAbsolutePath().normalize();
    return !SmallFile.exists(here) && SmallFile.exists(working) ? working : here;
  }

  private static void addKeys(
      List<String> lines, String what, Collection<Finding> keys, Function<Finding, String> owner) {
    if (!keys.isEmpty()) {
      lines.add(
          keys.stream()
              .sorted(Comparator.comparing(Finding::place))
              .map(
                  key ->
                      "%s (%sline %d)".formatted(key.path(), owner.apply(key), key.place().line()))
              .collect(Collectors.joining(", ", what, "")));
    }
  }

  private String owner(Finding key) {
    return names.entrySet().stream()
        .filter(name -> key.path().startsWith(name.getKey()))
        .map(name -> name.getValue() + ", ")
        .findFirst()
        .orElse("");
  }

  /** What is inside a key without effect needs no word of its own. */
  private List<Finding> withEffect(Set<Finding> findings) {
    return findings.stream().filter(it -> !isWithoutEffect(it.path())).toList();
  }

  private boolean isWithoutEffect(String path) {
    return withoutEffect.stream()
        .map(Finding::path)
        .anyMatch(
            key -> path.equals(key) || path.startsWith(key + ".") || path.startsWith(key + "["));
  }

  private static List<String> lines(Set<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::place))
        .map(Finding::toString)
        .toList();
  }

  private record Finding(Place place, String path, String message) {
    @Override
    public String toString() {
      return place.prefix() + (path.isEmpty() ? "" : path + ": ") + message;
    }
  }
}

package io.tocsin.configuration.yaml;

import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.file.SmallFile;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.matcher.MatcherParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file while it is read, with its mistakes and warnings. Reading continues after a mistake, so
 * that one run finds them all. Not thread-safe.
 */
public final class SourceFile {
  private final Path folder;
  private final LabelSyntax syntax;
  // Sets, because a key may be read twice.
  private final Set<Finding> mistakes = new LinkedHashSet<>();
  private final Set<Finding> warnings = new LinkedHashSet<>();
  private final UnsupportedKeys unsupported = new UnsupportedKeys();

  /**
   * @param folder base of relative paths in the file
   */
  public SourceFile(Path folder, LabelSyntax syntax) {
    this.folder = folder;
    this.syntax = syntax;
  }

  /** The top-level section; empty if there is none or the YAML is invalid. */
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

  /** Stands for an absent section. */
  public Section emptySection() {
    return new Section("", Place.NONE, new YamlNode.Mapping(Place.NONE, Map.of(), 1), this);
  }

  public LabelSyntax syntax() {
    return syntax;
  }

  /** Records the mistake only if there is no other one. */
  public void mistakeIfNone(String message) {
    if (mistakes.isEmpty()) {
      mistake(Place.NONE, "", message);
    }
  }

  /** Call after reading. */
  public void throwIfInvalid() throws InvalidConfigurationException {
    if (!mistakes.isEmpty()) {
      throw new InvalidConfigurationException(Finding.lines(mistakes), warnings());
    }
  }

  /**
   * All warnings, one line each, followed by one line for each kind of unsupported key; the keys
   * without any effect are in the last line.
   */
  public List<String> warnings() {
    var lines = new ArrayList<>(Finding.lines(warnings));
    lines.addAll(unsupported.warnings());
    return lines;
  }

  void mistake(Place place, String path, String message) {
    mistakes.add(new Finding(place, path, message));
  }

  void warning(Place place, String path, String message) {
    warnings.add(new Finding(place, path, message));
  }

  UnsupportedKeys unsupported() {
    return unsupported;
  }

  MatcherParser matchers(Place place, String path) {
    return new MatcherParser(syntax, warning -> warning(place, path, warning));
  }

  /**
   * Alertmanager resolves some relative paths against the configuration's folder and some against
   * the working folder. Tocsin tries both, the configuration's folder first.
   */
  Path resolve(String written) {
    var here = folder.resolve(written).normalize();
    var working = Path.of(written).toAbsolutePath().normalize();
    return !SmallFile.exists(here) && SmallFile.exists(working) ? working : here;
  }
}

package io.tocsin.standalone.command;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.configuration.active.ConfigurationFile;
import io.tocsin.configuration.route.Route;
import io.tocsin.model.label.LabelSyntax;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The result for one file.
 *
 * @param found its contents in numbers, one line each; empty if it has mistakes
 * @param mistakes one line each; empty if the file is valid
 * @param warnings one line each
 */
record FileCheck(String file, List<String> found, List<String> mistakes, List<String> warnings) {

  static FileCheck of(String file, LabelSyntax syntax) {
    return of(file, new ConfigurationFile(Path.of(file), syntax));
  }

  static FileCheck ofStandardInput(InputStream in, LabelSyntax syntax) {
    return of("standard input", () -> ConfigurationFile.read(in, syntax));
  }

  private static FileCheck of(String file, ActiveConfiguration.Source source) {
    try {
      var read = source.read();
      return new FileCheck(file, found(read), List.of(), read.warnings());
    } catch (InvalidConfigurationException e) {
      return new FileCheck(file, List.of(), e.mistakes(), e.warnings());
    }
  }

  private static List<String> found(Configuration read) {
    return List.of(
        read.receivers().size() + " receivers",
        routes(read.route()) + " routes",
        read.inhibitRules().size() + " inhibit rules",
        read.timeIntervals().size() + " time intervals");
  }

  /** Includes the root. */
  private static int routes(Route route) {
    return 1 + route.routes().stream().mapToInt(FileCheck::routes).sum();
  }

  boolean isUsable() {
    return mistakes.isEmpty();
  }

  /** In amtool's form, so that scripts find {@code SUCCESS} and {@code FAILED}. */
  String text() {
    var lines = new ArrayList<String>();
    lines.add("Checking '%s'  %s".formatted(file, isUsable() ? "SUCCESS" : "FAILED:"));
    if (isUsable()) {
      lines.add("Found:");
    }
    found.forEach(thing -> lines.add(" - " + thing));
    mistakes.forEach(mistake -> lines.add("  mistake: " + mistake));
    warnings.forEach(warning -> lines.add("  warning: " + warning));
    return String.join("\n", lines) + "\n";
  }
}

package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.schema.Key.key;
import static io.tocsin.configuration.schema.Key.text;
import static io.tocsin.configuration.schema.Scalar.TEXT;

import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.model.alert.AlertSources;
import io.tocsin.model.runbook.RunbookMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code runbook_configs}. */
final class RunbookConfigReader {
  private static final Map<String, RunbookMode> MODES =
      Map.of(
          "automatic", RunbookMode.AUTOMATIC,
          "approve", RunbookMode.APPROVE,
          "offer", RunbookMode.OFFER);

  static final Schema KEYS =
      Schema.of(
          text("runbook"),
          key("inputs", new Mapped(TEXT)),
          text("mode"),
          key("sources", new Listed(TEXT)));

  private RunbookConfigReader() {}

  static Optional<RunbookIntegration> read(Section section, GlobalSettings global) {
    var runbook = section.text("runbook").filter(id -> !id.isEmpty());
    if (runbook.isEmpty()) {
      section.mistake("runbook", "missing runbook id in runbook config");
    }
    var inputs = section.texts("inputs");
    inputs.forEach(
        (input, label) -> {
          if (!section.file().syntax().isLabelName(label)) {
            section.mistake("inputs", "input \"%s\" needs the name of a label".formatted(input));
          }
        });
    // Nothing runs automatically unless the configuration says so.
    var mode = section.value("mode").flatMap(value -> value.parsed(RunbookConfigReader::mode));
    var sources = sources(section);
    return runbook.map(
        id -> new RunbookIntegration(id, inputs, mode.orElse(RunbookMode.OFFER), sources));
  }

  /** A name that no endpoint can have would silently permit nothing. */
  private static List<String> sources(Section section) {
    return section.items("sources").stream()
        .flatMap(value -> value.parsed(RunbookConfigReader::source).stream())
        .toList();
  }

  private static String source(String name) {
    if (!AlertSources.isEndpoint(name)) {
      throw new IllegalArgumentException(
          "expected an endpoint for alerts, %s or %s with or without a name below it, not \"%s\""
              .formatted(AlertSources.API_V2, AlertSources.ALERTMANAGER_HOOK, name));
    }
    return name;
  }

  private static RunbookMode mode(String word) {
    var mode = MODES.get(word);
    if (mode == null) {
      throw new IllegalArgumentException(
          "expected automatic, approve or offer, not \"" + word + "\"");
    }
    return mode;
  }
}

package io.tocsin.configuration;

import io.tocsin.configuration.inhibit.InhibitRulesReader;
import io.tocsin.configuration.keys.DocumentKeys;
import io.tocsin.configuration.keys.RecorderKeys;
import io.tocsin.configuration.receiver.GlobalSettings;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.configuration.receiver.ReceiversReader;
import io.tocsin.configuration.route.RouteReader;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.time.TimeIntervalsReader;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.SourceFile;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.label.LabelSyntax;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads an {@code alertmanager.yml}, a superset of Alertmanager's. Reports all mistakes at once.
 */
public final class ConfigurationReader {
  private ConfigurationReader() {}

  /**
   * @param folder base of relative paths in the text
   * @throws InvalidConfigurationException with all mistakes
   */
  public static Configuration read(String yaml, Path folder) throws InvalidConfigurationException {
    return read(yaml, folder, LabelSyntax.FALLBACK);
  }

  /**
   * @param syntax syntax of matchers and label names
   * @throws InvalidConfigurationException with all mistakes
   */
  public static Configuration read(String yaml, Path folder, LabelSyntax syntax)
      throws InvalidConfigurationException {
    var file = new SourceFile(folder, syntax);
    var top = file.parse(yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml);
    if (top.isEmpty()) {
      file.mistakeIfNone("no route provided in config");
    }
    var configuration = top.map(section -> read(section, yaml));
    file.throwIfInvalid();
    var read =
        configuration.orElseThrow(
            () -> new IllegalStateException("a configuration without a top and a mistake"));
    var printed = top.map(section -> DocumentKeys.printed(section, read.compatibility()));
    return read.with(file.warnings(), printed.orElse(""));
  }

  private static Configuration read(Section top, String yaml) {
    var globalSection = top.section("global").orElseGet(top.file()::emptySection);
    var global = GlobalSettings.read(globalSection);
    var receivers = ReceiversReader.read(top.items("receivers"), globalSection, global);
    var intervals = TimeIntervalsReader.read(top);
    var names = receivers.stream().map(Receiver::name).collect(Collectors.toSet());
    var route = RouteReader.read(top, names, intervals.keySet());
    var inhibitRules = InhibitRulesReader.read(top);
    var compatibility =
        top.value("compatibility").flatMap(mode -> mode.parsed(Compatibility::parse));
    top.value("templates")
        .ifPresent(
            templates -> {
              templates.items().forEach(Value::text);
              templates.hasNoEffectYet();
            });
    checkOnly(top, "tracing", DocumentKeys.TRACING);
    checkOnly(top, "event_recorder", RecorderKeys.RECORDER);
    top.done();
    return new Configuration(
        global.resolveTimeout(),
        route,
        receivers,
        inhibitRules,
        intervals,
        compatibility.orElse(Compatibility.TOCSIN),
        top.file().syntax(),
        List.of(),
        ConfigurationHash.of(yaml),
        "");
  }

  private static void checkOnly(Section top, String key, Schema schema) {
    top.section(key).ifPresent(section -> schema.check(section, section.file().emptySection()));
    top.haveNoEffectYet(key);
  }
}

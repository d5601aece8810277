package io.tocsin.configuration.receiver;

import io.tocsin.configuration.keys.EmailKeys;
import io.tocsin.configuration.keys.PagingKeys;
import io.tocsin.configuration.keys.ReceiverKeys;
import io.tocsin.configuration.keys.SlackKeys;
import io.tocsin.configuration.keys.SystemKeys;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import io.tocsin.model.label.LabelSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the list of receivers. */
public final class ReceiversReader {
  private static final int MAX_RECEIVERS = 2_000;

  private final Section globalSection;
  private final GlobalSettings global;
  private final Set<String> names = new HashSet<>();

  private ReceiversReader(Section globalSection, GlobalSettings global) {
    this.globalSection = globalSection;
    this.global = global;
  }

  /**
   * @param globalSection the section that {@code global} was read from
   */
  public static List<Receiver> read(
      List<Value> receivers, Section globalSection, GlobalSettings global) {
    if (receivers.size() > MAX_RECEIVERS) {
      receivers.getLast().mistake("more than " + MAX_RECEIVERS + " receivers");
      return List.of();
    }
    var reader = new ReceiversReader(globalSection, global);
    return receivers.stream()
        .flatMap(value -> value.section().stream())
        .map(reader::receiver)
        .toList();
  }

  private Receiver receiver(Section section) {
    var name = name(section);
    section.name("receiver \"" + name + "\"");
    var integrations = new ArrayList<Integration>();
    integrations.addAll(each(section, "webhook", SystemKeys.WEBHOOK, WebhookReader::read));
    integrations.addAll(each(section, "slack", SlackKeys.SLACK, SlackReader::read));
    integrations.addAll(each(section, "email", EmailKeys.EMAIL, EmailReader::read));
    integrations.addAll(each(section, "pagerduty", PagingKeys.PAGERDUTY, PagerDutyReader::read));
    integrations.addAll(
        each(section, "runbook", RunbookConfigReader.KEYS, RunbookConfigReader::read));
    ReceiverKeys.RECEIVER.finish(section, globalSection);
    return new Receiver(name, labels(section, name), integrations);
  }

  /** The table of keys validates them. */
  private static LabelSet labels(Section section, String name) {
    return LabelSet.of(section.texts("labels")).with("name", name);
  }

  private String name(Section section) {
    var name = section.text("name").orElse("");
    if (name.isEmpty()) {
      section.mistake("name", "missing name in receiver");
    } else if (!names.add(name)) {
      section.mistake("name", "notification config name \"" + name + "\" is not unique");
    }
    return name;
  }

  /** The integrations that are complete; their reader records mistakes in the others. */
  private List<Integration> each(
      Section receiver, String kind, Schema schema, IntegrationReader reader) {
    var integrations = new ArrayList<Integration>();
    for (var item : receiver.items(kind + "_configs")) {
      if (item.isNull()) {
        item.mistake("missing " + kind + " config");
      } else {
        item.section()
            .ifPresent(
                keys -> {
                  reader.read(keys, global).ifPresent(integrations::add);
                  schema.finish(keys, globalSection);
                });
      }
    }
    return integrations;
  }

  @FunctionalInterface
  private interface IntegrationReader {
    Optional<? extends Integration> read(Section section, GlobalSettings global);
  }
}

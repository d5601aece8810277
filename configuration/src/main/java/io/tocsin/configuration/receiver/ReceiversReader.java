package io.tocsin.configuration.receiver;

import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the list of receivers. */
public final class ReceiversReader {
  private static final int MAX_RECEIVERS = 2_000;

  /** What Alertmanager can tell and we cannot yet. */
  private static final String[] KINDS_TO_COME = {
    "discord_configs",
    "incidentio_configs",
    "jira_configs",
    "mattermost_configs",
    "msteams_configs",
    "msteamsv2_configs",
    "opsgenie_configs",
    "pushover_configs",
    "rocketchat_configs",
    "sns_configs",
    "telegram_configs",
    "victorops_configs",
    "webex_configs",
    "wechat_configs"
  };

  private final GlobalSettings global;
  private final Set<String> names = new HashSet<>();

  private ReceiversReader(GlobalSettings global) {
    this.global = global;
  }

  public static List<Receiver> read(List<Value> receivers, GlobalSettings global) {
    if (receivers.size() > MAX_RECEIVERS) {
      receivers.getLast().mistake("more than " + MAX_RECEIVERS + " receivers");
      return List.of();
    }
    var reader = new ReceiversReader(global);
    return receivers.stream()
        .flatMap(value -> value.section().stream())
        .map(reader::receiver)
        .toList();
  }

  private Receiver receiver(Section section) {
    var name = name(section);
    var integrations = new ArrayList<Integration>();
    integrations.addAll(each(section, "webhook", keys -> WebhookReader.read(keys, global)));
    integrations.addAll(each(section, "slack", keys -> SlackReader.read(keys, global)));
    integrations.addAll(each(section, "email", keys -> EmailReader.read(keys, global)));
    integrations.addAll(each(section, "pagerduty", keys -> PagerDutyReader.read(keys, global)));
    integrations.addAll(each(section, "runbook", RunbookReader::read));
    section.listsHaveNoEffectYet(KINDS_TO_COME);
    section.sectionsHaveNoEffectYet("labels");
    section.done();
    return new Receiver(name, integrations);
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

  /** Those that are whole enough to be used; what the others lack is noted by their reader. */
  private static List<Integration> each(
      Section receiver, String kind, Function<Section, Optional<? extends Integration>> reader) {
    var integrations = new ArrayList<Integration>();
    for (var item : receiver.items(kind + "_configs")) {
      if (item.isNull()) {
        item.mistake("missing " + kind + " config");
      } else {
        item.section()
            .ifPresent(
                keys -> {
                  reader.apply(keys).ifPresent(integrations::add);
                  keys.done();
                });
      }
    }
    return integrations;
  }
}

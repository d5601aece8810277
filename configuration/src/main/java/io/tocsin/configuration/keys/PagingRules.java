package io.tocsin.configuration.keys;

import static io.tocsin.configuration.schema.Rule.count;

import io.tocsin.configuration.yaml.Section;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules for the paging integrations. */
final class PagingRules {
  private static final Set<String> RESPONDERS =
      Set.of("team", "teams", "user", "escalation", "schedule");

  private static final Set<String> FIXED_FIELDS =
      Set.of(
          "routing_key",
          "message_type",
          "state_message",
          "entity_display_name",
          "monitoring_tool",
          "entity_id",
          "entity_state");

  private PagingRules() {}

  static void responder(Section section, Section global) {
    var type = section.text("type").orElse("");
    var responder =
        "opsGenieConfig responder {%s %s %s %s}"
            .formatted(
                section.text("id").orElse(""),
                section.text("name").orElse(""),
                section.text("username").orElse(""),
                type);
    if (count(section, "id", "name", "username") == 0) {
      section.mistake(
          "id", responder + " has to have at least one of id, username or name specified");
    }
    if (!type.contains("{{") && !RESPONDERS.contains(type.toLowerCase(Locale.ROOT))) {
      section.mistake(
          "type",
          responder + " type does not match valid options ^(team|teams|user|escalation|schedule)$");
    }
  }

  static void customFieldsAreNotFixed(Section section, Section global) {
    section.section("custom_fields").ifPresent(PagingRules::refuseFixedFields);
  }

  private static void refuseFixedFields(Section fields) {
    for (var name : fields.written()) {
      if (FIXED_FIELDS.contains(name)) {
        fields.mistake(
            name,
            "victorOps config contains custom field %s which cannot be used as it conflicts with the fixed/static fields"
                .formatted(name));
      }
    }
  }

  static void oneLook(Section section, Section global) {
    if (section.flag("html", false) && section.flag("monospace", false)) {
      section.mistake("monospace", "at most one of monospace & html must be configured");
    }
  }

  static void incidentIsAuthorized(Section section, Section global) {
    boolean token = count(section, "alert_source_token", "alert_source_token_file") > 0;
    boolean own = isAuthorized(http(section));
    if (token && own) {
      section.mistake(
          "alert_source_token",
          "cannot specify alert_source_token or alert_source_token_file when using"
              + " http_config.authorization");
    }
    if (!token && !isAuthorized(http(section).or(() -> http(global)))) {
      section.mistake(
          "alert_source_token",
          "at least one of alert_source_token, alert_source_token_file or http_config.authorization"
              + " must be configured");
    }
  }

  /** The old bearer keys are equivalent to {@code authorization}. */
  static boolean isAuthorized(Optional<Section> http) {
    return http.filter(
            section ->
                section.value("authorization").isPresent()
                    || count(section, "bearer_token", "bearer_token_file") > 0)
        .isPresent();
  }

  static Optional<Section> http(Section section) {
    return section.section("http_config");
  }
}

package io.tocsin.gateway.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.events.query.AlertFound;
import io.tocsin.events.query.GroupFound;
import io.tocsin.gateway.call.ApiTime;
import io.tocsin.model.label.LabelSet;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes alerts and groups as JSON of API v2, with the same order of members. Streams directly,
 * because there may be fifty thousand alerts.
 */
final class AlertJson {
  private final JsonGenerator json;

  AlertJson(JsonGenerator json) {
    this.json = json;
  }

  void alerts(List<AlertFound> alerts) throws IOException {
    json.writeStartArray();
    for (var found : alerts) {
      alert(found, found.receivers());
    }
    json.writeEndArray();
  }

  void groups(List<GroupFound> groups) throws IOException {
    json.writeStartArray();
    for (var group : groups) {
      group(group);
    }
    json.writeEndArray();
  }

  /** The receivers of the configuration, with their labels. */
  void receivers(List<Receiver> receivers) throws IOException {
    json.writeStartArray();
    for (var receiver : receivers) {
      json.writeStartObject();
      json.writeStringField("name", receiver.name());
      labels("labels", receiver.labels());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void group(GroupFound group) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("alerts");
    for (var found : group.alerts()) {
      alert(found, found.receivers().stream().sorted().toList());
    }
    json.writeEndArray();
    labels("labels", group.labels());
    json.writeFieldName("receiver");
    receiver(group.receiver());
    labels("routeLabels", group.routeLabels());
    json.writeEndObject();
  }

  private void alert(AlertFound found, List<String> receivers) throws IOException {
    var alert = found.alert();
    json.writeStartObject();
    labels("annotations", alert.annotations());
    json.writeStringField("endsAt", ApiTime.at(alert.endsAt(), zone(found)));
    json.writeStringField("fingerprint", alert.fingerprint().toString());
    json.writeArrayFieldStart("receivers");
    for (var name : receivers) {
      receiver(name);
    }
    json.writeEndArray();
    json.writeStringField("startsAt", ApiTime.at(alert.startsAt(), alert.offset()));
    status(found);
    json.writeStringField("updatedAt", ApiTime.utc(alert.updatedAt()));
    if (!alert.generatorUrl().isEmpty()) {
      json.writeStringField("generatorURL", alert.generatorUrl());
    }
    labels("labels", alert.labels());
    json.writeEndObject();
  }

  /** An assumed end is in UTC, the time zone of our clock. */
  private static ZoneOffset zone(AlertFound found) {
    return found.alert().endIsAssumed() ? ZoneOffset.UTC : found.alert().offset();
  }

  private void status(AlertFound found) throws IOException {
    json.writeObjectFieldStart("status");
    json.writeArrayFieldStart("inhibitedBy");
    for (var inhibiting : found.inhibitedBy()) {
      json.writeString(inhibiting.toString());
    }
    json.writeEndArray();
    texts("mutedBy", found.mutedBy());
    texts("silencedBy", found.silencedBy());
    json.writeStringField("state", found.isSuppressed() ? "suppressed" : "active");
    json.writeEndObject();
  }

  private void receiver(String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeEndObject();
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (var text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void labels(String name, LabelSet labels) throws IOException {
    json.writeObjectFieldStart(name);
    for (var label : labels) {
      json.writeStringField(label.name(), label.value());
    }
    json.writeEndObject();
  }
}

package io.tocsin.gateway.ingest.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tocsin.model.label.LabelSet;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads alert objects from a JSON stream. A member of the wrong type invalidates its alert, not the
 * request: the rest of the object is skipped and the next alert is read.
 *
 * <p>For one request; not thread-safe.
 */
public final class AlertReader {
  private final JsonParser json;
  private final int maxAlerts;
  private int duplicateMembers;

  AlertReader(JsonParser json, int maxAlerts) {
    this.json = json;
    this.maxAlerts = maxAlerts;
  }

  /** All alerts of the array whose opening bracket is the current token. */
  public List<ParsedAlert> readArray() throws IOException {
    var readings = new ArrayList<ParsedAlert>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (readings.size() == maxAlerts) {
        throw RequestRejected.tooLarge("more than " + maxAlerts + " alerts in one request");
      }
      readings.add(read(readings.size()));
    }
    return readings;
  }

  /** Number of members repeated within one object; the last one wins. */
  int duplicateMembers() {
    return duplicateMembers;
  }

  private ParsedAlert read(int index) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      var found = found();
      json.skipChildren();
      return Rejection.invalid(index, "an alert must be an object, not " + found);
    }
    var draft = new Draft(index);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var member = json.currentName();
      json.nextToken();
      readMember(draft, member);
    }
    return draft.finish();
  }

  private void readMember(Draft draft, String member) throws IOException {
    switch (member) {
      case "labels" -> draft.labels = readPairs(draft, member);
      case "annotations" -> draft.annotations = readPairs(draft, member);
      case "startsAt" -> draft.startsAt = readTime(draft, member);
      case "endsAt" -> draft.endsAt = readTime(draft, member);
      case "generatorURL" -> draft.generatorUrl = readText(draft, member);
      case "status" -> draft.status = readStatus();
      default -> json.skipChildren();
    }
  }

  private @Nullable LabelSet readPairs(Draft draft, String member) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      draft.spoil(member + " must be an object, not " + found());
      json.skipChildren();
      return null;
    }
    var pairs = new ArrayList<String>(24);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      pairs.add(SourceText.storable(json.currentName()));
      json.nextToken();
      pairs.add(readValue(draft, member, pairs.getLast()));
    }
    var set = LabelSet.of(pairs.toArray(String[]::new));
    duplicateMembers += pairs.size() / 2 - set.size();
    return set;
  }

  private String readValue(Draft draft, String member, String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return SourceText.storable(json.getText());
    }
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      draft.spoil(
          "%s must have strings as values, but %s is %s"
              .formatted(member, SourceText.quoted(name), found()));
      json.skipChildren();
    }
    return "";
  }

  private Optional<SourceTime> readTime(Draft draft, String member) throws IOException {
    var text = readText(draft, member);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SourceTime.parse(text)).filter(time -> !time.isZero());
    } catch (DateTimeException e) {
      draft.spoil(
          "%s is %s, which is not a time such as 2006-01-02T15:04:05Z"
              .formatted(member, SourceText.quoted(text)));
      return Optional.empty();
    }
  }

  private String readText(Draft draft, String member) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return SourceText.storable(json.getText());
    }
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      draft.spoil(member + " must be a string, not " + found());
      json.skipChildren();
    }
    return "";
  }

  /** Alertmanager's own API has no such member, so any value is accepted. */
  private String readStatus() throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return SourceText.storable(json.getText());
    }
    json.skipChildren();
    return "";
  }

  private String found() {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  /** An alert while it is being read. */
  private static final class Draft {
    private final int index;
    private @Nullable LabelSet labels;
    private @Nullable LabelSet annotations;
    private Optional<SourceTime> startsAt = Optional.empty();
    private Optional<SourceTime> endsAt = Optional.empty();
    private String generatorUrl = "";
    private String status = "";
    private @Nullable String fault;

    Draft(int index) {
      this.index = index;
    }

    /** Only the first fault is reported. */
    void spoil(String reason) {
      if (fault == null) {
        fault = reason;
      }
    }

    ParsedAlert finish() {
      if (fault != null) {
        return Rejection.invalid(index, fault);
      }
      if (labels == null) {
        return Rejection.missing(index, "labels");
      }
      if (!GeneratorUrl.isAcceptable(generatorUrl)) {
        return Rejection.wrongFormat(index, "generatorURL", "uri", generatorUrl);
      }
      return new ReportedAlert(
          index,
          labels,
          annotations == null ? LabelSet.EMPTY : annotations,
          startsAt,
          endsAt,
          generatorUrl,
          status);
    }
  }
}

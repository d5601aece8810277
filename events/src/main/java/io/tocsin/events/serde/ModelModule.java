package io.tocsin.events.serde;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import io.tocsin.model.label.Fingerprint;
import io.tocsin.model.label.LabelSet;
import io.tocsin.model.matcher.MatchOperator;
import io.tocsin.model.matcher.Matcher;
import io.tocsin.model.matcher.Matchers;
import io.tocsin.model.notification.GroupId;
import io.tocsin.model.notification.GroupKey;
import io.tocsin.model.time.Rfc3339;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * JSON format of model types: label sets as objects, keys and fingerprints as strings. Keeps JSON
 * out of the model.
 */
final class ModelModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  ModelModule() {
    super("tocsin-model");
    asText(Fingerprint.class, Fingerprint::parse);
    asText(GroupKey.class, GroupKey::new);
    asText(GroupId.class, GroupId::new);
    addSerializer(Instant.class, new InstantWriter());
    addDeserializer(Instant.class, new InstantReader());
    addSerializer(LabelSet.class, new LabelSetWriter());
    addDeserializer(LabelSet.class, new LabelSetReader());
    addSerializer(Matchers.class, new MatchersWriter());
    addDeserializer(Matchers.class, new MatchersReader());
  }

  private <T> void asText(Class<T> type, Function<String, T> parse) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new TextReader<>(type, parse));
  }

  private static final class TextReader<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1;
    private final transient Function<String, T> parse;

    TextReader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) {
      return parse.apply(text);
    }
  }

  private static final class InstantWriter extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Rfc3339.utc(time));
    }
  }

  /** Also reads the forms that other programs and people write. */
  private static final class InstantReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var usual =
          json.hasToken(JsonToken.VALUE_STRING)
              ? Rfc3339.parseUtc(json.getText())
              : Optional.<Instant>empty();
      return usual.isPresent()
          ? usual.get()
          : InstantDeserializer.INSTANT.deserialize(json, context);
    }
  }

  private static final class LabelSetWriter extends JsonSerializer<LabelSet> {
    @Override
    public void serialize(LabelSet labels, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      for (var label : labels) {
        json.writeStringField(label.name(), label.value());
      }
      json.writeEndObject();
    }
  }

  private static final class LabelSetReader extends JsonDeserializer<LabelSet> {
    @Override
    public LabelSet deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      if (!json.isExpectedStartObjectToken()) {
        return (LabelSet) context.handleUnexpectedToken(LabelSet.class, json);
      }
      // Pair by pair: they arrive sorted, and a map would sort them again for each alert.
      var pairs = new ArrayList<String>(16);
      for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        pairs.add(name);
        pairs.add(value(json, context));
      }
      return LabelSet.of(pairs.toArray(String[]::new));
    }

    /** Nearly always a string; Jackson converts anything else. */
    private static String value(JsonParser json, DeserializationContext context)
        throws IOException {
      var text = json.nextTextValue();
      return text == null ? context.readValue(json, String.class) : text;
    }
  }

  /** One matcher, with its operator as a symbol. */
  private record Written(String name, String operator, String value) {
    static Written of(Matcher matcher) {
      return new Written(matcher.name(), matcher.operator().symbol(), matcher.value());
    }

    Matcher matcher() {
      return new Matcher(name, MatchOperator.of(operator), value);
    }
  }

  private static final class MatchersWriter extends JsonSerializer<Matchers> {
    @Override
    public void serialize(Matchers matchers, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (var matcher : matchers.all()) {
        json.writePOJO(Written.of(matcher));
      }
      json.writeEndArray();
    }
  }

  private static final class MatchersReader extends JsonDeserializer<Matchers> {
    private static final TypeReference<List<Written>> LIST = new TypeReference<>() {};

    @Override
    public Matchers deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      List<Written> written = json.readValueAs(LIST);
      return new Matchers(written.stream().map(Written::matcher).toList());
    }
  }
}

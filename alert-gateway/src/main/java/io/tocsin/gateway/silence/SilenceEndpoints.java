package io.tocsin.gateway.silence;

import io.tocsin.gateway.call.CallRejected;
import io.tocsin.gateway.call.CallResponse;
import io.tocsin.gateway.call.RequestParameters;
import io.tocsin.gateway.ingest.body.SourceText;
import io.tocsin.gateway.log.NotDurablyStored;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The API v2 calls for silences. */
@Singleton
public class SilenceEndpoints {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final CallResponse NOT_FOUND = new CallResponse.Empty(404);
  private static final CallResponse DONE = new CallResponse.Empty(200);

  private final SilenceStore store;
  private final SilenceWriter writer;
  private final InstantSource clock;

  SilenceEndpoints(SilenceStore store, SilenceWriter writer, InstantSource clock) {
    this.store = store;
    this.writer = writer;
    this.clock = clock;
  }

  /** {@code GET /api/v2/silences}. */
  public CallResponse all(RequestParameters parameters) {
    var wanted = SilenceFilter.of(parameters);
    var now = clock.instant();
    var silences =
        store.all().stream()
            .filter(silence -> wanted.includes(silence, now))
            .sorted(SilenceOrder.at(now))
            .toList();
    return CallResponse.json(json -> new SilenceJson(json, now).all(silences));
  }

  /** {@code GET /api/v2/silence/{id}}. */
  public CallResponse one(RequestParameters parameters) {
    var id = id(parameters);
    var now = clock.instant();
    return store.all().stream()
        .filter(silence -> silence.id().equals(id))
        .findFirst()
        .map(silence -> CallResponse.json(json -> new SilenceJson(json, now).one(silence)))
        .orElse(NOT_FOUND);
  }

  /** {@code POST /api/v2/silences}. */
  public CallResponse post(RequestParameters parameters, byte[] body) {
    var posted = SilenceBody.read(body, parameters.syntax());
    return switch (safely(() -> writer.post(posted, isBroadConfirmed(parameters)))) {
      case SilenceEdit.Created(var silence) -> idOf(silence);
      case SilenceEdit.Changed(var silence) -> idOf(silence);
      case SilenceEdit.Replaced(var ended, var silence) -> idOf(silence);
      case SilenceEdit.Rejected(var reason) -> throw CallRejected.because(reason);
      case SilenceEdit.Unknown() -> throw CallRejected.notFound("silence not found");
    };
  }

  /** {@code DELETE /api/v2/silence/{id}}. */
  public CallResponse expire(RequestParameters parameters) {
    var id = id(parameters);
    return safely(() -> writer.expire(id)) ? DONE : NOT_FOUND;
  }

  private static boolean isBroadConfirmed(RequestParameters parameters) {
    return parameters.text("confirm").filter("broad"::equals).isPresent();
  }

  private static CallResponse idOf(Silence silence) {
    return CallResponse.json(
        json -> {
          json.writeStartObject();
          json.writeStringField("silenceID", silence.id());
          json.writeEndObject();
        });
  }

  private static String id(RequestParameters parameters) {
    var id = parameters.path("id");
    if (!UUID.matcher(id).matches()) {
      throw CallRejected.wrongFormat(
          "silenceID in path must be of type uuid: " + SourceText.quoted(id));
    }
    return id;
  }

  private static <T> T safely(Supplier<T> change) {
    try {
      return change.get();
    } catch (NotDurablyStored e) {
      throw CallRejected.later("the silence may not be durably stored, retry: " + e.getMessage());
    }
  }
}

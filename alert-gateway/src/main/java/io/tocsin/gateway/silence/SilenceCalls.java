package io.tocsin.gateway.silence;

import io.tocsin.gateway.call.CallAnswer;
import io.tocsin.gateway.call.CallRefused;
import io.tocsin.gateway.call.Parameters;
import io.tocsin.gateway.ingest.SourceText;
import io.tocsin.gateway.log.NotSafe;
import io.tocsin.model.silence.Silence;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The calls of API v2 that are about silences. */
@Singleton
public class SilenceCalls {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}");
  private static final CallAnswer NOT_FOUND = new CallAnswer.Empty(404);
  private static final CallAnswer DONE = new CallAnswer.Empty(200);

  private final KeptSilences kept;
  private final SilenceDesk desk;
  private final InstantSource clock;

  SilenceCalls(KeptSilences kept, SilenceDesk desk, InstantSource clock) {
    this.kept = kept;
    this.desk = desk;
    this.clock = clock;
  }

  /** {@code GET /api/v2/silences}. */
  public CallAnswer all(Parameters parameters) {
    var wanted = WantedSilences.of(parameters);
    var now = clock.instant();
    var silences =
        kept.all().stream()
            .filter(silence -> wanted.includes(silence, now))
            .sorted(SilenceOrder.at(now))
            .toList();
    return CallAnswer.json(json -> new SilenceJson(json, now).all(silences));
  }

  /** {@code GET /api/v2/silence/{id}}. */
  public CallAnswer one(Parameters parameters) {
    var id = id(parameters);
    var now = clock.instant();
    return kept.all().stream()
        .filter(silence -> silence.id().equals(id))
        .findFirst()
        .map(silence -> CallAnswer.json(json -> new SilenceJson(json, now).one(silence)))
        .orElse(NOT_FOUND);
  }

  /** {@code POST /api/v2/silences}. */
  public CallAnswer post(Parameters parameters, byte[] body) {
    var posted = SilenceBody.read(body, parameters.syntax());
    return switch (safely(() -> desk.post(posted, isBroadConfirmed(parameters)))) {
      case SilenceEdit.Created(var silence) -> idOf(silence);
      case SilenceEdit.Changed(var silence) -> idOf(silence);
      case SilenceEdit.Replaced(var ended, var silence) -> idOf(silence);
      case SilenceEdit.Refused(var reason) -> throw CallRefused.because(reason);
      case SilenceEdit.Unknown() -> throw CallRefused.notFound("silence not found");
    };
  }

  /** {@code DELETE /api/v2/silence/{id}}. */
  public CallAnswer expire(Parameters parameters) {
    var id = id(parameters);
    return safely(() -> desk.expire(id)) ? DONE : NOT_FOUND;
  }

  private static boolean isBroadConfirmed(Parameters parameters) {
    return parameters.text("confirm").filter("broad"::equals).isPresent();
  }

  private static CallAnswer idOf(Silence silence) {
    return CallAnswer.json(
        json -> {
          json.writeStartObject();
          json.writeStringField("silenceID", silence.id());
          json.writeEndObject();
        });
  }

  private static String id(Parameters parameters) {
    var id = parameters.path("id");
    if (!UUID.matcher(id).matches()) {
      throw CallRefused.wrongFormat(
          "silenceID in path must be of type uuid: " + SourceText.quoted(id));
    }
    return id;
  }

  private static <T> T safely(Supplier<T> change) {
    try {
      return change.get();
    } catch (NotSafe e) {
      throw CallRefused.later("the silence may not be safe, say it again: " + e.getMessage());
    }
  }
}

package io.tocsin.gateway.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.silences.SilenceStored;
import io.tocsin.events.topic.Topics;
import io.tocsin.gateway.call.CallRejected;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.model.silence.Silence;
import io.tocsin.testkit.clock.ManualClock;
import io.tocsin.testkit.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SilenceFuzzTest {
  @Test
  @DisplayName(
      "5.3 any body of POST /api/v2/silences is refused, or a silence that is stored as it is")
  void anyBody() {
    Fuzzing.run(
        "silences.txt",
        text ->
            answer(text.getBytes(StandardCharsets.UTF_8), LabelSyntax.FALLBACK)
                + " / "
                + answer(text.getBytes(StandardCharsets.ISO_8859_1), LabelSyntax.CLASSIC));
  }

  private static String answer(byte[] body, LabelSyntax syntax) {
    try {
      var edit = decide(SilenceBody.read(body, syntax));
      edit.toWrite().forEach(silence -> assertValid(silence, syntax));
      return edit instanceof SilenceEdit.Rejected(var reason)
          ? reason
          : edit.getClass().getSimpleName();
    } catch (CallRejected refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return refused.getMessage();
    }
  }

  private static SilenceEdit decide(PostedSilence posted) {
    return new SilenceDecision(
            posted, 0, ExplicitSilenceLimits.USUAL, () -> "new", ManualClock.START)
        .about(Optional.empty());
  }

  private static void assertValid(Silence silence, LabelSyntax syntax) {
    assertThat(silence.matchers().all())
        .isNotEmpty()
        .allMatch(matcher -> syntax.isLabelName(matcher.name()));
    assertThat(silence.endsAt()).isAfter(silence.startsAt());
    var topic = Topics.SILENCES;
    var bytes = topic.value().serializer().serialize(topic.name(), SilenceStored.of(silence));
    assertThat(topic.value().deserializer().deserialize(topic.name(), bytes).silence())
        .isEqualTo(silence);
  }
}

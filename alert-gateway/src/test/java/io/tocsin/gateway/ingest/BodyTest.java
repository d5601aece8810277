package io.tocsin.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.gateway.ingest.body.RequestRejected;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole bodies: what is refused altogether, and that nothing of it is stored. */
class BodyTest {
  private final Posting posting = new Posting();

  @Test
  @DisplayName("B021 an empty body is a missing one")
  void emptyBody() {
    assertRefused("", 422, 602, "alerts in body is required");
  }

  @Tag("B022")
  @Tag("B023")
  @ParameterizedTest(name = "{0} stores nothing and is fine")
  @CsvSource({"null", "[]", "' [ ] '"})
  void nothingToStore(String body) {
    var result = posting.post(body);

    assertThat(result.rejections()).isEmpty();
    assertThat(posting.log.records()).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "B024 | {\"labels\":{\"a\":\"b\"}}",
        "B024 | \"text\"",
        "B025 | [{\"labels\":{\"a\":\"b\"}},",
        "B025 | [{\"labels\":{\"a\":\"b\"}}",
        "B025 | [{\"labels\":{\"a\":\"b",
        "B025 | [{'labels':{}}]",
        "B025 | [{\"labels\":{\"a\":NaN}}]",
      })
  @Tag("B024")
  @Tag("B025")
  void unreadableBodyStoresNothing(String id, String body) {
    assertThatThrownBy(() -> posting.post(body))
        .isInstanceOfSatisfying(
            RequestRejected.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageStartingWith("parsing alerts body from \"\" failed, because ");
    assertThat(posting.log.records()).isEmpty();
  }

  @Tag("B026")
  @ParameterizedTest(name = "{0} behind the array is ignored")
  @ValueSource(strings = {"x", " garbage", "]", "[{\"labels\":{\"a\":\"c\"}}]", "\0"})
  void whatFollowsIsIgnored(String text) {
    var result = posting.post("[{\"labels\":{\"a\":\"b\"}}]" + text);

    assertThat(result.stored()).isEqualTo(1);
    assertThat(posting.log.alerts()).hasSize(1);
  }

  @Tag("B037")
  @ParameterizedTest(name = "only UTF-8 is read, not the bytes {0}")
  @ValueSource(
      strings = {
        "000000000000006e4c", // found by fuzzing: neither UTF-32 nor anything else
        "0000220000000000",
        "0000005b0000005d", // [] in UTF-32
        "005b005d", // and in UTF-16, both ways round
        "5b005d00",
        "fffe5b005d00",
      })
  void otherEncodings(String bytes) {
    assertThatThrownBy(() -> posting.post(HexFormat.of().parseHex(bytes)))
        .isInstanceOfSatisfying(
            RequestRejected.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageContaining("well-formed JSON");
  }

  @Test
  @DisplayName("B042 a hundred thousand brackets")
  void deepNesting() {
    var deep =
        "[{\"labels\":{\"a\":\"b\"},\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]";

    assertThatThrownBy(() -> posting.post(deep)).hasMessageContaining("64 levels");
  }

  @Test
  @DisplayName("B043 a number of a million digits")
  void longNumber() {
    var body = "[{\"labels\":{\"a\":\"b\"},\"x\":" + "9".repeat(1_000_000) + "}]";

    assertThatThrownBy(() -> posting.post(body)).hasMessageContaining("100 digits");
  }

  @Test
  @DisplayName("B047, L-03 more alerts than allowed")
  void tooManyAlerts() {
    var few = new Posting(new ExplicitLimits(2, 128, 64, 1000));
    var alert = "{\"labels\":{\"a\":\"b\"}}";

    assertThat(few.post("[" + alert + "," + alert + "]").rejections()).isEmpty();
    assertThatThrownBy(() -> few.post("[" + alert + "," + alert + "," + alert + "]"))
        .isInstanceOfSatisfying(
            RequestRejected.class, refused -> assertThat(refused.status()).isEqualTo(413))
        .hasMessageContaining("more than 2 alerts");
  }

  @Test
  @DisplayName("errors about broken JSON contain no class, path or excerpt")
  void saysNothingAboutItsInside() {
    assertThatThrownBy(() -> posting.post("[{\"labels\":secret}]"))
        .message()
        .doesNotContain("jackson", "JsonParse", "byte[]", "secret");
  }

  private void assertRefused(String body, int status, int code, String message) {
    assertThatThrownBy(() -> posting.post(body))
        .isInstanceOfSatisfying(
            RequestRejected.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.code()).isEqualTo(code);
            })
        .hasMessage(message);
  }
}

package io.tocsin.configuration.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issue 10, item 15. */
class EncodedSecretTest {
  private static final String SECRET = "x?b-12 Ab/cd+ü&<\"€=w~Z9";

  private static final Map<String, UnaryOperator<String>> ENCODINGS = encodings();

  static List<String> names() {
    return List.copyOf(ENCODINGS.keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void secretIsRemovedInEachEncoding(String encoding) {
    var shown = ENCODINGS.get(encoding).apply(SECRET);

    // The last letter of Base64 may hold bits of a neighbour, and is left to it.
    assertThat(Redaction.of(List.of(SECRET)).hide("it said " + shown + ", aloud"))
        .matches("it said <redacted>\\w?, aloud");
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingOfSecretIsLeftWhereverTextIsCut(String encoding) {
    var text = "it said " + ENCODINGS.get(encoding).apply(SECRET);
    var redaction = Redaction.of(List.of(SECRET));

    for (int length = "it said ".length() + 14; length < text.length(); length++) {
      assertThat(redaction.hide(text.substring(0, length))).isEqualTo("it said <redacted>");
      assertThat(redaction.hide(text.substring(0, length) + "… and more"))
          .isEqualTo("it said <redacted>… and more");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void secretIsRemovedFromWhateverIsBase64Encoded(int before) {
    var text = "u".repeat(before) + ":hunter2-hunter3" + "\r\nHost: x";
    for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      var encoded = encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));

      var shown = Redaction.of(List.of("hunter2-hunter3")).hide(encoded);

      assertThat(shown).contains("<redacted>");
      assertThat(withoutMark(shown)).doesNotContain("unter2").doesNotContain("unter3");
    }
  }

  @Test
  void shortValueStays() {
    assertThat(Redaction.of(List.of("1", "abc", "")).hide("101 abc")).isEqualTo("101 abc");
  }

  @Test
  void randomSecretsLeaveNothingBehind() {
    var random = new Random(10);
    for (int i = 0; i < 300; i++) {
      var secret = secret(random, 8 + random.nextInt(60));
      var other = secret(random, 8 + random.nextInt(60));
      var text = new StringBuilder();
      ENCODINGS.values().forEach(it -> text.append("<<").append(it.apply(secret)).append(">> "));

      var shown = Redaction.of(List.of(other, secret)).hide(text.toString());

      for (var encoding : ENCODINGS.entrySet()) {
        assertThat(shown)
            .as("%s of %s", encoding.getKey(), secret)
            .doesNotContain(encoding.getValue().apply(secret));
      }
    }
  }

  @Test
  void hostileTextTakesNoLongerThanItsLength() {
    var secret = "a".repeat(2000) + "b";
    var text = "a".repeat(3_000_000) + "%25".repeat(300_000) + "&#x".repeat(300_000);

    assertThat(Redaction.of(List.of(secret)).hide(text)).isEqualTo(text);
  }

  @Test
  void secretAcrossThePiecesOfLongTextIsFound() {
    var secret = "T0KEN-abcdefghijklmnop";
    for (int at = 200_000; at < 300_000; at += 997) {
      var text = ".".repeat(at) + secret + ".".repeat(300_000 - at);

      assertThat(Redaction.of(List.of(secret)).hide(text)).doesNotContain("T0KEN");
    }
  }

  /** In place of what is hidden, so that only what is shown is decoded. */
  private static String withoutMark(String shown) {
    var decoded = new StringBuilder();
    for (var part : shown.split("<redacted>")) {
      for (int from = 0; from < 4 && from < part.length(); from++) {
        var letters = part.substring(from).replace('-', '+').replace('_', '/').replace("=", "");
        var whole = letters.substring(0, letters.length() / 4 * 4);
        decoded.append(new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1));
      }
    }
    return decoded.toString();
  }

  private static String secret(Random random, int length) {
    var letters = "abcXYZ0189-_/+%&=. ~ü€\"<>:;!*";
    var secret = new StringBuilder();
    random.ints(length, 0, letters.length()).forEach(i -> secret.append(letters.charAt(i)));
    return secret.toString().strip() + "xxxx";
  }

  private static Map<String, UnaryOperator<String>> encodings() {
    var all = new TreeMap<String, UnaryOperator<String>>();
    all.put("raw", text -> text);
    all.put("lower case", text -> text.toLowerCase(Locale.ROOT));
    all.put("form", EncodedSecretTest::form);
    all.put("path", text -> form(text).replace("+", "%20"));
    all.put("small digits", EncodedSecretTest::smallDigits);
    all.put("every byte", EncodedSecretTest::everyByte);
    all.put("twice", text -> form(form(text)));
    all.put("JSON", text -> text.replace("\"", "\\\"").replace("/", "\\/"));
    all.put("JSON of Go", text -> text.replace("&", "\\u0026").replace("<", "\\u003c"));
    all.put("HTML", text -> text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&#34;"));
    all.put("split by line breaks", text -> text.replaceAll("(.{5})", "$1\r\n"));
    all.put("Base64", text -> base64(text).replace("=", ""));
    all.put("Base64 of form", text -> base64(form(text)).replace("=", ""));
    all.put("form of Base64", text -> form(base64(text).replace("=", "")));
    return all;
  }

  private static String form(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String smallDigits(String text) {
    var encoded = new StringBuilder();
    for (var part : form(text).split("(?=%)")) {
      encoded.append(
          part.startsWith("%")
              ? part.substring(0, 3).toLowerCase(Locale.ROOT) + part.substring(3)
              : part);
    }
    return encoded.toString();
  }

  private static String everyByte(String text) {
    var encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append("%%%02X".formatted(b));
    }
    return encoded.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.tocsin.configuration.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
  private final Redaction redaction = Redaction.of(List.of("0b6d5b1e-1111", "abc"));

  @ParameterizedTest
  @Tag("B138")
  @DisplayName("what looks like a secret is removed")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          password=hunter2 for root                 | password=<redacted> for root
          cipassword: "a b c" end                   | cipassword: <redacted> end
          "api_key": "k-1234", "x": 1               | "api_key": <redacted>, "x": 1
          --sshkeys=ssh-ed25519%20AAAA              | --sshkeys=<redacted>
          Authorization: Basic dXNlcjpwYXNz         | Authorization: <redacted>
          sent Bearer eyJhbGciOi.x.y to it          | sent Bearer <redacted> to it
          PVEAPIToken=root@pam!t=aaaa-bbbb end      | PVEAPIToken=<redacted> end
          PVE:root@pam:68F0C2A1::c2lnbmF0dXJl end   | PVE:root@pam:68F0C2A1::<redacted> end
          rbd://admin:s3cret@10.0.0.1/pool          | rbd://admin:<redacted>@10.0.0.1/pool
          it said 0b6d5b1e-1111 aloud               | it said <redacted> aloud
          starting VM 101 on abc                    | starting VM 101 on abc
          """)
  void secretIsRemoved(String text, String clean) {
    assertThat(redaction.clean(text)).isEqualTo(clean);
  }

  @ParameterizedTest
  @Tag("B138")
  @DisplayName("nothing commands the reader's terminal")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          \\e[31mred\\e[0m               | red
          \\e]0;title\\u0007text         | text
          \\e]8;;http://x\\e\\\\link       | link
          \\u009B2Jcleared              | cleared
          \\eP1$rpayload\\e\\\\after       | after
          a\\u0000b\\u0008c               | abc
          10 %\\r20 %\\r\\ndone           | 10 %\\n20 %\\ndone
          safe\\u202Eexe.txt             | safeexe.txt
          """)
  void terminalSequencesAreRemoved(String text, String clean) {
    assertThat(redaction.clean(real(text))).isEqualTo(real(clean));
  }

  @Test
  @Tag("B138")
  @DisplayName("a secret that an escape sequence splits is found")
  void splitSecretIsFound() {
    assertThat(redaction.clean("0b6d5b1e\u001B[1m-1111")).isEqualTo("<redacted>");
    assertThat(redaction.clean("pass\u001B[0mword=hunter2")).isEqualTo("password=<redacted>");
  }

  @Test
  @Tag("B138")
  @DisplayName("a private key is removed, also when its end is missing")
  void privateKeyIsRemoved() {
    var key =
        "a\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n-----END OPENSSH PRIVATE KEY-----\nz";

    assertThat(redaction.clean(key)).isEqualTo("a\n<redacted>\nz");
    assertThat(redaction.clean(key.substring(0, 50))).isEqualTo("a\n<redacted>");
  }

  @Test
  @Tag("B137")
  @DisplayName("megabytes of hostile text take no longer than their length asks for")
  void hostileTextIsReadInLinearTime() {
    var text = "token-".repeat(300_000) + "\u001B]".repeat(100_000) + "://a:".repeat(200_000);

    assertThat(redaction.clean(text)).hasSizeLessThan(text.length());
  }

  /** The usual escapes, so that the table can be read. */
  private static String real(String text) {
    return text.replace("\\e", "\u001B")
        .replace("\\\\", "\\")
        .replace("\\u0007", "\u0007")
        .replace("\\u009B", "\u009B")
        .replace("\\u0000", "\0")
        .replace("\\u0008", "\b")
        .replace("\\u202E", "\u202E")
        .replace("\\r", "\r")
        .replace("\\n", "\n");
  }
}

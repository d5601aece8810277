package io.tocsin.configuration.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Issue 10, item 15. */
class SecretUrlTest {
  @Test
  void pathQueryAndLoginOfAddressAreSecretAndItsHostIsNot() {
    var redaction =
        Redaction.of(
            SecretUrl.parts(
                "https://me:hunter2@hooks.example.org/services/T0123456/x?key=abcd&v=1"));

    assertThat(redaction.hide("hooks.example.org has no services"))
        .isEqualTo("hooks.example.org has no services");
    assertThat(redaction.hide("Cannot POST /services/T0123456/x"))
        .isEqualTo("Cannot POST <redacted>");
    assertThat(redaction.hide("team t0123456 is unknown")).isEqualTo("team <redacted> is unknown");
    assertThat(redaction.hide("key: abcd")).isEqualTo("key: <redacted>");
    assertThat(redaction.hide("v 1, hunter2?")).isEqualTo("v 1, <redacted>?");
  }

  @Test
  void addressWithoutPathHasNoSecret() {
    assertThat(SecretUrl.parts("https://hooks.example.org/")).allMatch(part -> part.length() < 4);
    assertThat(SecretUrl.parts("https://hooks.example.org")).allMatch(part -> part.length() < 4);
  }

  @Test
  void templateIsTakenApartWhereItsTextStands() {
    assertThat(SecretUrl.parts("https://h/{{ .GroupLabels.team }}/s3cr3ts3cr3t?{{ x }}"))
        .contains("s3cr3ts3cr3t");
  }
}

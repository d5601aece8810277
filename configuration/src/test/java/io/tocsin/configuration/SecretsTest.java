package io.tocsin.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.configuration.receiver.WebhookIntegration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("17.1, B088 secrets in files")
class SecretsTest {
  private static final String YAML = Reading.withReceiver("webhook_configs: [{url_file: hook}]");

  @TempDir Path folder;

  @Test
  void fileIsReadAtEveryUseAndTrimmed() throws Exception {
    write("http://one\n", "rw-------");
    var url = url(read());

    write("http://two\r\n", "rw-------");

    assertThat(url.read()).isEqualTo(new Secret("http://two"));
  }

  @Test
  void aMissingFileIsAWarningBecauseItMayComeLater() throws Exception {
    var configuration = read();

    assertThat(configuration.warnings())
        .singleElement()
        .asString()
        .startsWith(
            "line 5, column 24: receivers[0].webhook_configs[0].url_file: cannot read secret file ")
        .contains("it does not exist");
    assertThatThrownBy(() -> url(configuration).read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("hook") + ": it does not exist");
  }

  @Test
  void anEmptyOneAndOneThatAllCanReadAreWarnedOf() throws Exception {
    write("\n", "rw-------");
    assertThat(warnings()).singleElement().asString().contains("is empty");

    write("http://one", "rw-r--r--");
    assertThat(warnings()).singleElement().asString().contains("is readable by every user");

    write("http://one", "rw-------");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aLargeOneIsRefused() throws Exception {
    write("http://a/" + "x".repeat(64 * 1024 - 9), "rw-------");
    assertThat(warnings()).isEmpty();

    write("x".repeat(64 * 1024 + 1), "rw-------");
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageEndingWith(
            "url_file: "
                + folder.resolve("hook")
                + " is larger than 64 KiB, too large for a secret; check the file name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          http://{{ .CommonLabels.host }}/T0KEN | a template may not choose scheme or host
          http://a:{{ .CommonLabels.port }}/    | a template may not choose scheme or host
          ftp://a/T0KEN                         | unsupported scheme "ftp" for URL
          T0KEN:x                               | unsupported scheme for URL
          """)
  @DisplayName("B099, B104 an address in a file that nothing may be sent to is named")
  void aWrongAddressIsNamed(String address, String reason) throws Exception {
    write(address, "rw-------");

    assertThat(warnings())
        .singleElement()
        .asString()
        .startsWith("line 5, column 24: receivers[0].webhook_configs[0].url_file: secret file ")
        .contains(folder.resolve("hook") + ": " + reason)
        .doesNotContain("T0KEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slack_configs: [{api_url_file: hook, channel: '#x'}]",
        "discord_configs: [{webhook_url_file: hook}]",
        "mattermost_configs: [{webhook_url_file: hook}]",
      })
  @DisplayName("B104 in each integration that has its address in a file")
  void aWrongAddressIsNamedEverywhere(String integration) throws Exception {
    write("ftp://a/T0KEN", "rw-------");

    assertThat(ConfigurationReader.read(Reading.withReceiver(integration), folder).warnings())
        .anyMatch(line -> line.contains("hook: unsupported scheme \"ftp\" for URL"))
        .noneMatch(line -> line.contains("T0KEN"));
  }

  @Test
  @DisplayName("B099 a template may fill in the path, in a file as elsewhere")
  void aTemplatedPathInAFileIsFine() throws Exception {
    write("https://example.org/hook/{{ .CommonLabels.team }}", "rw-------");

    assertThat(warnings()).isEmpty();
  }

  @Test
  @DisplayName("17.1 (J) a file beside the configuration comes before one in the working folder")
  void relativePaths() throws Exception {
    write("http://one", "rw-------");

    assertThat(url(read())).isEqualTo(new SecretSource.InFile(folder.resolve("hook")));
    var working = ConfigurationReader.read(YAML.replace("hook}", "pom.xml}"), folder);
    assertThat(url(working))
        .isEqualTo(new SecretSource.InFile(Path.of("pom.xml").toAbsolutePath()));
  }

  @Test
  void noSecretShowsInText() {
    assertThat(new SecretSource.Inline("s3cret").toString()).doesNotContain("s3cret");
  }

  private Configuration read() throws InvalidConfigurationException {
    return ConfigurationReader.read(YAML, folder);
  }

  private List<String> warnings() throws InvalidConfigurationException {
    return read().warnings();
  }

  private static SecretSource url(Configuration configuration) {
    return ((WebhookIntegration) configuration.receiver("r").integrations().getFirst()).url();
  }

  private void write(String text, String permissions) throws IOException {
    var file = folder.resolve("hook");
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}

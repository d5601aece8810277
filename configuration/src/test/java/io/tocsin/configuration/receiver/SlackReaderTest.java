package io.tocsin.configuration.receiver;

import static io.tocsin.configuration.Reading.mistakesIn;
import static io.tocsin.configuration.Reading.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.SecretSource;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("17.6 slack_configs")
class SlackReaderTest {
  private static final String HOOK = "https://hooks.slack.com/services/x";
  private static final String POST = "https://slack.com/api/chat.postMessage";

  @Test
  void aTokenPostsByTheWebApiAndUpdates() {
    var slack = slack("{}", "{app_token: xoxb, channel: '#a'}");

    assertThat(slack.sendResolved()).isFalse();
    assertThat(slack.appToken()).contains(new SecretSource.Inline("xoxb"));
    assertThat(slack.apiUrl()).isEmpty();
    assertThat(slack.appUrl()).isEqualTo(URI.create(POST));
    assertThat(slack.updateMessage()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {app_token: x, channel: c}                              | true
          {app_token: x, channel: c, update_message: false}       | false
          {api_url: https://slack.com/api/chat.postMessage, channel: c, http_config: {bearer_token: x}} | true
          {api_url: https://hooks.slack.com/services/x}           | false
          """)
  void messagesAreUpdatedWhereThatIsPossible(String keys, boolean update) {
    assertThat(slack("{}", keys).updateMessage()).isEqualTo(update);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {slack_api_url: https://hooks.slack.com/g} | {}                                                | https://hooks.slack.com/g |
          {slack_api_url: https://hooks.slack.com/g} | {api_url: https://hooks.slack.com/o}              | https://hooks.slack.com/o |
          {slack_api_url: https://hooks.slack.com/g} | {app_token: o, channel: c}                        |                           | o
          {slack_app_token: g}                       | {channel: c}                                      |                           | g
          {slack_app_token: g}                       | {api_url: https://hooks.slack.com/o}              | https://hooks.slack.com/o |
          {slack_app_token: g, slack_api_url: https://slack.com/api/chat.postMessage} | {channel: c, http_config: {bearer_token: x}} | https://slack.com/api/chat.postMessage |
          """)
  void whatIsWrittenWinsOverTheGlobal(String global, String keys, String url, String token) {
    var slack = slack(global, keys);

    assertThat(slack.apiUrl().orElse(null)).isEqualTo(inline(url));
    assertThat(slack.appToken().orElse(null)).isEqualTo(inline(token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                        | {}                                 | no Slack API URL nor App token set either inline or in a file
          {}                                        | {api_url: http://a, api_url_file: b} | at most one of api_url & api_url_file must be configured
          {}                                        | {app_token: a, app_token_file: b, channel: c}  | at most one of app_token & app_token_file must be configured
          {}                                        | {app_token: a, api_url: http://b, channel: c}  | at most one of api_url/api_url_file & app_token/app_token_file must be configured
          {}                                        | {app_token: a, channel: c, http_config: {bearer_token: b}} | http authorization can't be set when using Slack App tokens
          {}                                        | {api_url: example.org/x}           | unsupported scheme "" for URL
          {slack_app_token: a, slack_api_url: http://b} | {channel: c}                   | at most one of slack_app_token/slack_app_token_file & slack_api_url/slack_api_url_file must be configured
          """)
  @DisplayName("B090 what is refused")
  void refused(String global, String keys, String message) {
    assertThat(mistakesIn(file(global, keys))).singleElement().asString().endsWith(": " + message);
  }

  @Test
  void aWebhookCannotUpdate() {
    assertThat(mistakesIn(file("{}", "{api_url: " + HOOK + ", update_message: true}")))
        .singleElement()
        .asString()
        .contains("update_message: a webhook cannot update messages");
  }

  @Test
  void theWebApiNeedsAChannel() {
    assertThat(reading(file("{}", "{app_token: x}")).warnings())
        .singleElement()
        .asString()
        .contains("no channel");
  }

  @Test
  void emptyStandsForTheBuiltInTextAndSoDoesAReferenceToIt() {
    var written =
        slack(
            "{slack_api_url: " + HOOK + "}",
            """
            {title: '{{ template "slack.default.title" . }}', text: '{{template "slack.default.text" .}}',
             color: '{{ if eq .Status "firing" }}danger{{ else }}good{{ end }}', pretext: hello}""");
    var absent = slack("{slack_api_url: " + HOOK + "}", "{pretext: hello}");

    assertThat(written.texts()).isEqualTo(absent.texts());
    assertThat(written.texts())
        .isEqualTo(new SlackTexts("", "", "", "", "hello", "", "", "", "", "", ""));
  }

  @Test
  void emptyOnPurposeIsSaidToHaveNoEffect() {
    var warnings = reading(file("{slack_api_url: " + HOOK + "}", "{title: ''}")).warnings();

    assertThat(warnings).singleElement().asString().contains("slack_configs[0].title (line 6)");
  }

  private static SlackIntegration slack(String global, String keys) {
    return (SlackIntegration) reading(file(global, keys)).receiver("r").integrations().getFirst();
  }

  private static String file(String global, String keys) {
    return """
    global: %s
    route: {receiver: r}
    receivers:
      - name: r
        slack_configs:
          - %s
    """
        .formatted(global, keys.replace("\n", " "));
  }

  private static SecretSource inline(String text) {
    return text == null ? null : new SecretSource.Inline(text);
  }
}

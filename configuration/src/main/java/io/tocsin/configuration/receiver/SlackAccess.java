package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.url.WebAddress;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.net.URI;
import java.util.Optional;

/** Access to Slack: by the URL of a webhook or by the token of an app. */
record SlackAccess(Optional<SecretSource> apiUrl, Optional<SecretSource> appToken, URI appUrl) {
  private static final URI POST_MESSAGE = URI.create("https://slack.com/api/chat.postMessage");

  static SlackAccess global(Section global) {
    return new SlackAccess(
        secretAddress(global, "slack_api_url"),
        global.secret("slack_app_token"),
        global.value("slack_app_url").flatMap(Value::address).orElse(POST_MESSAGE));
  }

  /**
   * The access of an integration, with these global settings as defaults. The global token does not
   * apply to one with its own URL or authorization.
   */
  SlackAccess overriddenBy(Section section, HttpSettings http) {
    var ownUrl = secretAddress(section, "api_url");
    var ownToken = section.secret("app_token");
    var url = section.value("app_url").flatMap(Value::address).orElse(appUrl);
    if (ownUrl.isPresent() && ownToken.isPresent()) {
      section.mistake(
          "api_url",
          "at most one of api_url/api_url_file & app_token/app_token_file must be configured");
    }
    if (ownUrl.isPresent() || ownToken.isPresent()) {
      return new SlackAccess(ownUrl, ownToken, url);
    }
    boolean useToken = appToken.isPresent() && !isAuthorized(http);
    return useToken
        ? new SlackAccess(Optional.empty(), appToken, url)
        : new SlackAccess(apiUrl, Optional.empty(), url);
  }

  /** Whether messages can be updated: the Web API returns their coordinates, a webhook does not. */
  boolean canUpdate() {
    return appToken.isPresent() || apiUrl.filter(SlackAccess::isPostMessage).isPresent();
  }

  static boolean isAuthorized(HttpSettings http) {
    return http.credentials().isPresent() || http.basicAuth().isPresent();
  }

  private static boolean isPostMessage(SecretSource url) {
    return url instanceof SecretSource.Inline(var secret)
        && secret.reveal().endsWith("/api/chat.postMessage");
  }

  private static Optional<SecretSource> secretAddress(Section section, String key) {
    return section.secret(key, value -> value.parsed(WebAddress::of), WebAddress::of);
  }
}

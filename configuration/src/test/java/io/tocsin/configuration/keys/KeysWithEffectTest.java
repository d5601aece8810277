package io.tocsin.configuration.keys;

import static io.tocsin.configuration.keys.Sample.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.schema.Key;
import io.tocsin.configuration.schema.Listed;
import io.tocsin.configuration.schema.Mapped;
import io.tocsin.configuration.schema.Nested;
import io.tocsin.configuration.schema.Schema;
import io.tocsin.configuration.schema.Sections;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every key of the tables. Each is written down by itself, with values of all kinds until one
 * is taken; then the configuration that is read has to be another one than without it, or a warning
 * has to name the key or what it is in.
 */
@DisplayName("a key that is accepted has an effect, or is named")
class KeysWithEffectTest {
  private static final List<Object> VALUES =
      List.of(
          "true",
          "false",
          "7",
          "7s",
          "http://other.example.net/x",
          "other:26",
          "TLS12",
          "TLS13",
          "other",
          "other.pem",
          "grpc",
          "http",
          "Bearer",
          "debug");

  /** What has to stand beside a key, or the whole value of one whose parts need each other. */
  private static final Map<String, Map<String, Object>> BESIDE =
      Map.of(
          "cert", map("key", "K"),
          "cert_file", map("key", "K"),
          "key", map("cert", "C"),
          "key_file", map("cert", "C"),
          "no_proxy", map("proxy_url", "http://p:1"),
          "proxy_connect_header", map("proxy_url", "http://p:1"),
          "basic_auth.username", map("password", "p"),
          "basic_auth.username_file", map("password", "p"));

  private static final Map<String, Object> WHOLE =
      Map.of(
          "oauth2", map("client_id", "c", "token_url", "http://t/", "client_secret", "s"),
          "threading", map("enabled", "true", "thread_by_date", "daily"),
          "fields", List.of(map("title", "t", "value", "v")),
          "actions", List.of(map("type", "button", "text", "t", "url", "http://u/")),
          "http_headers", map("X-A", map("values", List.of("a"))),
          "proxy_connect_header", map("X-A", List.of("a")));

  private static final Map<String, Object> MAIL = map("to", "a", "from", "f", "smarthost", "m:25");

  private static final Map<String, Map<String, Object>> NOT_BUILT =
      Map.ofEntries(
          Map.entry("opsgenie", map("api_key", "k")),
          Map.entry("victorops", map("api_key", "k", "routing_key", "r")),
          Map.entry("pushover", map("user_key", "u", "token", "t")),
          Map.entry("telegram", map("bot_token", "t", "chat_id", "1")),
          Map.entry("discord", map("webhook_url", "http://h/")),
          Map.entry("msteams", map("webhook_url", "http://h/")),
          Map.entry("msteamsv2", map("webhook_url", "http://h/")),
          Map.entry("mattermost", map("webhook_url", "http://h/")),
          Map.entry("rocketchat", map("token", "t", "token_id", "i")),
          Map.entry(
              "webex",
              map("room_id", "r", "http_config", map("authorization", map("credentials", "c")))),
          Map.entry("wechat", map("api_secret", "s", "corp_id", "c")),
          Map.entry("sns", map("topic_arn", "t")),
          Map.entry("incidentio", map("url", "http://h/", "alert_source_token", "t")),
          Map.entry("jira", map("api_url", "http://h/", "project", "p", "issue_type", "t")));

  @TestFactory
  Stream<DynamicTest> everyKeyOfAReceiver() {
    return Stream.of(
            walk(
                SystemKeys.WEBHOOK,
                "receivers[0].webhook_configs[0]",
                keys -> receiver("webhook", keys),
                List.of(map("url", "http://h/"), map())),
            walk(
                SlackKeys.SLACK,
                "receivers[0].slack_configs[0]",
                keys -> receiver("slack", keys),
                List.of(
                    map("api_url", "http://s/"),
                    map("app_token", "t", "channel", "c"),
                    map("channel", "c"))),
            walk(
                EmailKeys.EMAIL,
                "receivers[0].email_configs[0]",
                keys -> receiver("email", keys),
                List.of(
                    MAIL,
                    Sample.with(MAIL, map("auth_username", "u", "auth_password", "p")),
                    Sample.with(MAIL, map("auth_username", "u")))),
            walk(
                PagingKeys.PAGERDUTY,
                "receivers[0].pagerduty_configs[0]",
                keys -> receiver("pagerduty", keys),
                List.of(map("routing_key", "k"), map())))
        .flatMap(tests -> tests);
  }

  @TestFactory
  Stream<DynamicTest> everyKeyOfGlobal() {
    var server = map("smtp_smarthost", "m:25", "smtp_from", "f");
    return walk(
        GlobalKeys.GLOBAL,
        "global",
        KeysWithEffectTest::global,
        List.of(
            Sample.with(server, map("slack_api_url", "http://s/")),
            Sample.with(
                server,
                map(
                    "slack_api_url",
                    "http://s/",
                    "smtp_auth_username",
                    "u",
                    "smtp_auth_password",
                    "p")),
            Sample.with(server, map("slack_api_url", "http://s/", "smtp_auth_username", "u")),
            Sample.with(server, map("slack_app_token", "t")),
            server));
  }

  @Test
  void everyKindOfReceiverThatIsNotBuiltIsNamed() {
    var built = List.of("webhook", "slack", "email", "pagerduty");
    var others =
        ReceiverKeys.RECEIVER.keys().stream()
            .map(Key::name)
            .filter(name -> name.endsWith("_configs"))
            .map(name -> name.replace("_configs", ""))
            .filter(kind -> !built.contains(kind))
            .toList();

    assertThat(NOT_BUILT.keySet()).containsExactlyInAnyOrderElementsOf(others);
    for (var kind : others) {
      var read = read(receiver(kind, NOT_BUILT.get(kind)));
      assertThat(read).as(kind).isPresent();
      assertThat(isNamed(read.get(), "receivers[0]." + kind + "_configs")).as(kind).isTrue();
    }
  }

  private static Stream<DynamicTest> walk(
      Schema schema,
      String path,
      Function<Map<String, Object>, Map<String, Object>> document,
      List<Map<String, Object>> bases) {
    return schema.keys().stream()
        .flatMap(key -> names(key).map(name -> new Site(name, key, path + "." + name)))
        .flatMap(site -> tests(site, document, bases));
  }

  private static Stream<String> names(Key key) {
    return key.orFile() ? Stream.of(key.name(), key.name() + "_file") : Stream.of(key.name());
  }

  private record Site(String name, Key key, String path) {}

  /** One test for the key, or, where the key as a whole says nothing yet, for each key in it. */
  private static Stream<DynamicTest> tests(
      Site site,
      Function<Map<String, Object>, Map<String, Object>> document,
      List<Map<String, Object>> bases) {
    var inside = inside(site.key());
    if (inside.isEmpty() || isNamedAsAWhole(site, document, bases)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              site.path(),
              () ->
                  assertThat(hasEffectOrIsNamed(site, document, bases))
                      .as("%s changes something, or a warning names it", site.path())
                      .isTrue()));
    }
    boolean isList = site.key().kind() instanceof Sections;
    Function<Map<String, Object>, Map<String, Object>> inner =
        keys ->
            document.apply(
                Sample.with(bases.getFirst(), map(site.name(), isList ? List.of(keys) : keys)));
    return walk(inside.get(), site.path() + (isList ? "[0]" : ""), inner, List.of(map()));
  }

  private static Optional<Schema> inside(Key key) {
    return switch (key.kind()) {
      case Nested nested -> Optional.of(nested.schema());
      case Sections sections -> Optional.of(sections.schema().get());
      default -> Optional.empty();
    };
  }

  private static boolean isNamedAsAWhole(
      Site site,
      Function<Map<String, Object>, Map<String, Object>> document,
      List<Map<String, Object>> bases) {
    return WHOLE.containsKey(site.name())
        && bases.stream()
            .map(base -> Sample.with(base, map(site.name(), WHOLE.get(site.name()))))
            .flatMap(keys -> read(document.apply(keys)).stream())
            .anyMatch(read -> isNamed(read, site.path()));
  }

  private static boolean hasEffectOrIsNamed(
      Site site,
      Function<Map<String, Object>, Map<String, Object>> document,
      List<Map<String, Object>> bases) {
    var beside = beside(site);
    for (var base : bases) {
      for (var value : values(site)) {
        var with = read(document.apply(Sample.with(base, beside, map(site.name(), value))));
        if (with.isPresent()
            && (isNamed(with.get(), site.path())
                || differs(with.get(), read(document.apply(Sample.with(base, beside))))
                    && differs(with.get(), read(document.apply(base))))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<String, Object> beside(Site site) {
    return BESIDE.entrySet().stream()
        .filter(entry -> site.path().endsWith("." + entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Map.of());
  }

  private static List<Object> values(Site site) {
    if (WHOLE.containsKey(site.name())) {
      return List.of(WHOLE.get(site.name()));
    }
    return switch (site.key().kind()) {
      case Mapped _ -> List.of(map("X-A", "other"));
      case Listed _ -> List.of(List.of("other"));
      default -> VALUES;
    };
  }

  private static boolean differs(Configuration with, Optional<Configuration> without) {
    return without.isEmpty()
        || !with.receivers().equals(without.get().receivers())
        || !with.resolveTimeout().equals(without.get().resolveTimeout());
  }

  /** By its own path, or by that of something it is in. */
  private static boolean isNamed(Configuration read, String path) {
    var warnings = String.join("\n", read.warnings());
    var at = path;
    while (!at.isEmpty()) {
      if (warnings.contains(at + " (") || warnings.contains(at + ": ")) {
        return true;
      }
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return false;
  }

  private static Map<String, Object> receiver(String kind, Map<String, Object> keys) {
    return map(
        "route",
        map("receiver", "r"),
        "receivers",
        List.of(map("name", "r", kind + "_configs", List.of(keys))));
  }

  /** Each kind of receiver that takes something from there, with as little of its own as goes. */
  private static Map<String, Object> global(Map<String, Object> keys) {
    return map(
        "global",
        keys,
        "route",
        map("receiver", "r"),
        "receivers",
        List.of(
            map(
                "name",
                "r",
                "webhook_configs",
                List.of(map("url", "http://h/")),
                "slack_configs",
                List.of(map("channel", "c")),
                "email_configs",
                List.of(map("to", "a")),
                "pagerduty_configs",
                List.of(map("routing_key", "k")))));
  }

  private static Optional<Configuration> read(Map<String, Object> document) {
    try {
      return Optional.of(ConfigurationReader.read(Sample.yaml(document), Path.of("/etc/tocsin")));
    } catch (InvalidConfigurationException e) {
      return Optional.empty();
    }
  }
}

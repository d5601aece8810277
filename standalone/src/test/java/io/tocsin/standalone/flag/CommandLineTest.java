package io.tocsin.standalone.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tocsin.model.label.LabelSyntax;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void valueStandsAfterAnEqualsSignOrAfterASpace() throws Exception {
    assertThat(run("--storage.path=/var/lib/tocsin").storagePath())
        .isEqualTo(run("--storage.path", "/var/lib/tocsin").storagePath())
        .isEqualTo(Path.of("/var/lib/tocsin"));
  }

  @Test
  void nothingGivenListensOnLoopbackOnly() throws Exception {
    assertThat(run().listenAddress()).isEqualTo(new ListenAddress("127.0.0.1", 9093));
    assertThat(run().configFile()).isEmpty();
    assertThat(run().storagePath()).isEqualTo(Path.of("data"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --config.flie=x,           unknown flag --config.flie; did you mean --config.file?
          --web.systemd-socket,      unknown flag --web.systemd-socket
          --web.config.file=web.yml, flag --web.config.file: "web.yml" is wrong: not supported yet
          --no-config.file,          unknown flag --no-config.file
          --storage.path,            flag --storage.path needs a value
          --web.listen-address=9093, flag --web.listen-address: "9093" is wrong: must be host:port
          --data.retention=soon,     flag --data.retention: "soon" is wrong
          --log.level=loud,          flag --log.level: "loud" is wrong: must be one of debug
          --log.format=xml,          flag --log.format: "xml" is wrong
          --enable-feature=magic,    flag --enable-feature: "magic" is wrong
          '--enable-feature=classic-mode,utf9', unknown feature "utf9"; must be one of
          --enable-feature=utf8-strict, unknown feature "utf8-strict"; did you mean utf8-strict-mode?
          '--enable-feature=utf8-strict-mode,classic-mode', classic-mode and utf8-strict-mode exclude each other
          --web.external-url=ftp:x,  flag --web.external-url: "ftp:x" is wrong: not an http or https URL
          data/,                     unexpected "data/"
          -v,                        unexpected "-v"
          """)
  void wrongFlagIsRefusedByName(String argument, String message) {
    assertThatThrownBy(() -> CommandLine.parse(List.of(argument)))
        .isInstanceOf(BadFlagException.class)
        .hasMessageContaining(message.replace(";", ","));
  }

  @Test
  void doubledFlagIsRefusedUnlessItIsAList() {
    assertThatThrownBy(() -> run("--storage.path=a", "--storage.path=b"))
        .hasMessageContaining("--storage.path is given more than once");
    assertThat(thrownBy("--cluster.peer=a:1", "--cluster.peer=b:1")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--config.file=a.yml",
        "--storage.path=data/",
        "--data.retention=120h",
        "--data.maintenance-interval=15m",
        "--silences.max-silences=10",
        "--silences.max-silence-size-bytes=1000",
        "--alerts.gc-interval=30m",
        "--alerts.per-alertname-limit=0",
        "--dispatch.maintenance-interval=30s",
        "--dispatch.start-delay=1.5s",
        "--web.listen-address=:9093",
        "--web.external-url=https://alerts.example.org/tocsin/",
        "--web.route-prefix=/tocsin",
        "--web.get-concurrency=4",
        "--web.timeout=1m",
        "--cluster.listen-address=",
        "--cluster.peer=other:9094",
        "--cluster.gossip-interval=200ms",
        "--no-cluster.allow-insecure-public-advertise-address-discovery",
        "--enable-feature=classic-mode,receiver-name-in-metrics",
        "--enable-feature=",
        "--log.level=debug",
        "--log.format=json"
      })
  void flagsOfAlertmanagerAreTaken(String argument) {
    assertThat(thrownBy(argument)).isNull();
  }

  @Test
  void anAddressForTheClusterHasNoEffectButNoneHas() throws Exception {
    assertThat(run("--cluster.listen-address=:9094").withoutEffect())
        .containsExactly("--cluster.listen-address");
    assertThat(run("--cluster.listen-address=").withoutEffect()).isEmpty();
  }

  @Test
  void flagsWithoutEffectAreNamed() throws Exception {
    assertThat(run("--cluster.peer=a:1", "--log.level=warn", "--web.timeout=1m").withoutEffect())
        .containsExactly("--cluster.peer", "--web.timeout");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --data.retention=5d,                   tocsin.data.retention,                  PT120H
          --dispatch.start-delay=1.5s,           tocsin.router.topology.start-delay,     PT1.5S
          --silences.max-silences=9,             tocsin.gateway.silence.limits.silences, 9
          --silences.max-silences=0,             tocsin.gateway.silence.limits.silences, 2147483647
          --silences.max-silence-size-bytes=400, tocsin.gateway.silence.limits.silence,  400
          --web.get-concurrency=4,               tocsin.gateway.call.reads,              4
          --cluster.listen-address=,             tocsin.gateway.peers.listed,            false
          """)
  void whatAFlagSays(String argument, String setting, String value) throws Exception {
    var flags = run(argument);

    assertThat(flags.settings(flags.listenAddress(), "monitor")).containsEntry(setting, value);
  }

  @Test
  void limitsThatNobodyGaveStayAsTheyAre() throws Exception {
    var flags = run();

    assertThat(flags.settings(flags.listenAddress(), "monitor"))
        .doesNotContainKey("tocsin.gateway.silence.limits.silences");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          :9093,          '',                         '',       http://monitor:9093,     /
          127.0.0.1:9093, '',                         '',       http://127.0.0.1:9093,   /
          [::1]:9093,     '',                         '',       http://[::1]:9093,       /
          :9093,          https://a.example/alerts//, '',       https://a.example/alerts, /alerts
          :9093,          https://a.example/alerts,   /,        https://a.example/alerts, /
          :9093,          https://a.example,          /inner/,  https://a.example,       /inner
          """)
  void linksAndPrefixFollowFromAddressAndUrl(
      String address, String url, String prefix, String link, String path) throws Exception {
    var settings = settings(address, url, prefix);

    assertThat(settings).containsEntry("tocsin.web.external-url", link);
    assertThat(settings).containsEntry("tocsin.web.route-prefix", path);
  }

  @Tag("L-12")
  @ParameterizedTest(name = "{0} is the limit {1}")
  @CsvSource({"5000,5000", "0,unlimited"})
  void noLimitPerAlertnameIsSpelledAsZero(String flag, String setting) throws Exception {
    var flags = run("--alerts.per-alertname-limit", flag);

    assertThat(flags.settings(flags.listenAddress(), "monitor"))
        .containsEntry("tocsin.gateway.ingest.limits.active-alerts-per-name", setting);
    assertThat(flags.withoutEffect()).isEmpty();
  }

  @Test
  @DisplayName(
      "2.4 the features choose how matchers are read, by the same setting as services have")
  void matcherModes() throws Exception {
    assertThat(matchers(run())).isNull();
    assertThat(run().labelSyntax()).isEqualTo(LabelSyntax.FALLBACK);
    assertThat(matchers(run("--enable-feature=classic-mode"))).isEqualTo("CLASSIC");
    assertThat(run("--enable-feature=classic-mode").labelSyntax()).isEqualTo(LabelSyntax.CLASSIC);
    assertThat(matchers(run("--enable-feature=event-recorder, utf8-strict-mode")))
        .isEqualTo("UTF8_STRICT");
  }

  @Test
  void helpNamesEveryFlagAndWinsOverMistakes() throws Exception {
    assertThat(CommandLine.parse(List.of("--nonsense", "--help")))
        .isInstanceOf(CommandLine.Help.class);
    assertThat(Usage.text())
        .contains(Flags.all().stream().map(flag -> "--" + flag.name()).toList());
  }

  private static Map<String, String> settings(String address, String url, String prefix)
      throws BadFlagException {
    var flags =
        url.isEmpty()
            ? run("--web.listen-address", address)
            : run(
                "--web.listen-address",
                address,
                "--web.external-url",
                url,
                "--web.route-prefix",
                prefix);
    return flags.settings(flags.listenAddress(), "monitor");
  }

  private static String matchers(GivenFlags flags) {
    return flags.settings(flags.listenAddress(), "monitor").get("tocsin.config.matchers");
  }

  private static GivenFlags run(String... arguments) throws BadFlagException {
    return ((CommandLine.Run) CommandLine.parse(List.of(arguments))).flags();
  }

  private static Throwable thrownBy(String... arguments) {
    return catchThrowable(() -> run(arguments));
  }
}

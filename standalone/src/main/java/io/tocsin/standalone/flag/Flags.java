package io.tocsin.standalone.flag;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All flags: those of Alertmanager that packages, charts and test suites pass.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/cmd/alertmanager/main.go">
 *     Alertmanager's main.go</a>
 */
final class Flags {
  static final Flag CONFIG_FILE =
      Flag.sets(
          "tocsin.config.file",
          "config.file",
          FlagKind.TEXT,
          "alertmanager.yml",
          "Configuration file. Without it and without the flag, a shipped example is used.");
  static final Flag STORAGE_PATH =
      Flag.sets(
          "tocsin.storage.path",
          "storage.path",
          FlagKind.TEXT,
          "data/",
          "Folder for all data that must survive a restart.");
  static final Flag LISTEN_ADDRESS =
      Flag.sets(
          "quarkus.http.port",
          "web.listen-address",
          FlagKind.ADDRESS,
          "127.0.0.1:9093",
          "Address to listen on. Port 0 selects a free one.");
  static final Flag EXTERNAL_URL =
      Flag.sets(
          "tocsin.web.external-url",
          "web.external-url",
          FlagKind.URL,
          "",
          "URL at which people reach Tocsin; the base of links in notifications.");
  static final Flag ROUTE_PREFIX =
      Flag.sets(
          "tocsin.web.route-prefix",
          "web.route-prefix",
          FlagKind.TEXT,
          "",
          "Prefix of all paths. Default: the path of --web.external-url.");
  static final Flag LOG_LEVEL =
      Flag.sets(
          "quarkus.log.level",
          "log.level",
          FlagKind.LEVEL,
          "info",
          "Only log messages of this severity or above: debug, info, warn, error.");
  static final Flag LOG_FORMAT =
      Flag.sets(
          "tocsin.log.format", "log.format", FlagKind.LOG_FORMAT, "logfmt", "logfmt or json.");
  static final Flag PER_ALERTNAME_LIMIT =
      Flag.sets(
          "tocsin.gateway.ingest.limits.active-alerts-per-name",
          "alerts.per-alertname-limit",
          FlagKind.NUMBER,
          "20000",
          "Maximum active alerts with the same name; further ones are not stored. 0 for no limit.");
  static final Flag ENABLE_FEATURE =
      Flag.sets(
              "tocsin.features",
              "enable-feature",
              FlagKind.FEATURES,
              "",
              "Features to switch on, separated by commas.")
          .mayRepeat();

  static final Flag RETENTION =
      Flag.sets(
          "tocsin.data.retention",
          "data.retention",
          FlagKind.DURATION,
          "120h",
          "How long expired silences and the notification log are kept.");
  static final Flag START_DELAY =
      Flag.sets(
          "tocsin.router.topology.start-delay",
          "dispatch.start-delay",
          FlagKind.DURATION,
          "0s",
          "Send no notifications for this time after the start; alerts are accepted meanwhile.");
  static final Flag MAX_SILENCES =
      Flag.sets(
          "tocsin.gateway.silence.limits.silences",
          "silences.max-silences",
          FlagKind.LIMIT,
          "",
          "Maximum number of silences, including expired ones; 0 for no limit. Default: 10000.");
  static final Flag MAX_SILENCE_SIZE =
      Flag.sets(
          "tocsin.gateway.silence.limits.silence",
          "silences.max-silence-size-bytes",
          FlagKind.LIMIT,
          "",
          "Maximum size of all texts of one silence; 0 for no limit. Default: 16K.");
  static final Flag GET_CONCURRENCY =
      Flag.sets(
          "tocsin.gateway.call.reads",
          "web.get-concurrency",
          FlagKind.LIMIT,
          "",
          "Maximum concurrent GET requests. Default: the number of processors, at least 8.");

  /** An empty value disables the cluster, which clients can see; others have no effect. */
  static final Flag CLUSTER_LISTEN_ADDRESS =
      Flag.ignored("cluster.listen-address", FlagKind.TEXT, "");

  private static final Map<String, Flag> ALL =
      Stream.concat(
              Stream.of(
                  CONFIG_FILE,
                  STORAGE_PATH,
                  LISTEN_ADDRESS,
                  EXTERNAL_URL,
                  ROUTE_PREFIX,
                  LOG_LEVEL,
                  LOG_FORMAT,
                  PER_ALERTNAME_LIMIT,
                  ENABLE_FEATURE,
                  RETENTION,
                  START_DELAY,
                  MAX_SILENCES,
                  MAX_SILENCE_SIZE,
                  GET_CONCURRENCY),
              withoutEffect())
          .collect(
              Collectors.toMap(Flag::name, flag -> flag, (first, _) -> first, LinkedHashMap::new));

  private Flags() {}

  static Optional<Flag> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static Collection<Flag> all() {
    return ALL.values();
  }

  /** Tocsin has no equivalent: its state is in Kafka, and instances form consumer groups. */
  private static Stream<Flag> withoutEffect() {
    return Stream.of(
        Flag.ignored("data.maintenance-interval", FlagKind.DURATION, "15m"),
        Flag.ignored("log.silences", FlagKind.SWITCH, "false"),
        Flag.ignored("alerts.gc-interval", FlagKind.DURATION, "30m"),
        Flag.ignored("dispatch.maintenance-interval", FlagKind.DURATION, "30s"),
        Flag.ignored("web.timeout", FlagKind.DURATION, "0"),
        new Flag(
            "web.config.file",
            FlagKind.UNSUPPORTED,
            "",
            Optional.empty(),
            false,
            "TLS and logins from a file: not supported yet, must be empty."),
        CLUSTER_LISTEN_ADDRESS,
        Flag.ignored("cluster.advertise-address", FlagKind.TEXT, ""),
        Flag.ignored("cluster.peer", FlagKind.TEXT, "").mayRepeat(),
        Flag.ignored("cluster.peer-name", FlagKind.TEXT, ""),
        Flag.ignored("cluster.peer-timeout", FlagKind.DURATION, "15s"),
        Flag.ignored("cluster.peers-resolve-timeout", FlagKind.DURATION, "15s"),
        Flag.ignored("cluster.gossip-interval", FlagKind.DURATION, "200ms"),
        Flag.ignored("cluster.pushpull-interval", FlagKind.DURATION, "60s"),
        Flag.ignored("cluster.tcp-timeout", FlagKind.DURATION, "10s"),
        Flag.ignored("cluster.probe-timeout", FlagKind.DURATION, "500ms"),
        Flag.ignored("cluster.probe-interval", FlagKind.DURATION, "1s"),
        Flag.ignored("cluster.settle-timeout", FlagKind.DURATION, "60s"),
        Flag.ignored("cluster.reconnect-interval", FlagKind.DURATION, "10s"),
        Flag.ignored("cluster.reconnect-timeout", FlagKind.DURATION, "6h"),
        Flag.ignored("cluster.tls-config", FlagKind.TEXT, ""),
        Flag.ignored("cluster.label", FlagKind.TEXT, ""),
        Flag.ignored(
            "cluster.allow-insecure-public-advertise-address-discovery", FlagKind.SWITCH, "false"));
  }
}

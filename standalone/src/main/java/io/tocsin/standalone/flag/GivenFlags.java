package io.tocsin.standalone.flag;

import io.tocsin.model.label.LabelSyntax;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The flags of one start; a missing flag has its default. */
public final class GivenFlags {
  private final Map<Flag, String> given;

  GivenFlags(Map<Flag, String> given) {
    this.given = Map.copyOf(new LinkedHashMap<>(given));
  }

  /** Empty if not given: then the default file may be missing. */
  public Optional<Path> configFile() {
    return Optional.ofNullable(given.get(Flags.CONFIG_FILE)).map(Path::of);
  }

  /** How the configuration's matchers are parsed. */
  public LabelSyntax labelSyntax() {
    return features().labelSyntax().orElse(LabelSyntax.FALLBACK);
  }

  public Path storagePath() {
    return Path.of(value(Flags.STORAGE_PATH));
  }

  public ListenAddress listenAddress() {
    return ListenAddress.parse(value(Flags.LISTEN_ADDRESS));
  }

  public String logLevel() {
    return value(Flags.LOG_LEVEL);
  }

  public boolean logsJson() {
    return value(Flags.LOG_FORMAT).equals("json");
  }

  /** Names of the given flags without effect here. */
  public List<String> withoutEffect() {
    return given.keySet().stream()
        .filter(flag -> flag.setting().isEmpty())
        .filter(flag -> !flag.equals(Flags.CLUSTER_LISTEN_ADDRESS) || !isWithoutCluster())
        .map(flag -> "--" + flag.name())
        .sorted()
        .toList();
  }

  /**
   * The flags as settings of the services.
   *
   * @param address the listen address with its actual port
   * @param hostName this machine's name
   */
  public Map<String, String> settings(ListenAddress address, String hostName) {
    var externalUrl = externalUrl(address, hostName);
    var settings = new HashMap<String, String>();
    settings.put("quarkus.http.host", address.host());
    settings.put("quarkus.http.port", String.valueOf(address.port()));
    settings.put("quarkus.log.level", logLevel().toUpperCase(Locale.ROOT));
    settings.put("tocsin.web.external-url", externalUrl);
    settings.put("tocsin.web.route-prefix", routePrefix(externalUrl));
    settings.put("tocsin.storage.path", storagePath().toAbsolutePath().normalize().toString());
    settings.put("tocsin.features", value(Flags.ENABLE_FEATURE));
    settings.put("tocsin.log.format", value(Flags.LOG_FORMAT));
    put(settings, Flags.RETENTION);
    put(settings, Flags.START_DELAY);
    put(settings, Flags.MAX_SILENCES);
    put(settings, Flags.MAX_SILENCE_SIZE);
    put(settings, Flags.GET_CONCURRENCY);
    if (isWithoutCluster()) {
      settings.put("tocsin.gateway.peers.listed", "false");
    }
    perAlertnameLimit()
        .ifPresent(
            limit -> settings.put("tocsin.gateway.ingest.limits.active-alerts-per-name", limit));
    features()
        .labelSyntax()
        .ifPresent(syntax -> settings.put("tocsin.config.matchers", syntax.name()));
    configFile()
        .ifPresent(file -> settings.put("tocsin.config.file", file.toAbsolutePath().toString()));
    return settings;
  }

  private boolean isWithoutCluster() {
    return "".equals(given.get(Flags.CLUSTER_LISTEN_ADDRESS));
  }

  private void put(Map<String, String> settings, Flag flag) {
    var value = value(flag);
    if (!value.isEmpty()) {
      flag.setting().ifPresent(name -> settings.put(name, flag.kind().setting(value)));
    }
  }

  /** Alertmanager's zero means no limit, {@code unlimited} in our settings. Empty if not given. */
  private Optional<String> perAlertnameLimit() {
    return Optional.ofNullable(given.get(Flags.PER_ALERTNAME_LIMIT))
        .map(limit -> Long.parseLong(limit) == 0 ? "unlimited" : limit);
  }

  private Features features() {
    return Features.parse(value(Flags.ENABLE_FEATURE));
  }

  private String externalUrl(ListenAddress address, String hostName) {
    var url = value(Flags.EXTERNAL_URL);
    return url.isEmpty()
        ? "http://%s:%d".formatted(address.hostForLinks(hostName), address.port())
        : withoutTrailingSlashes(url);
  }

  /** With a leading slash, without a trailing one; the root is {@code /}. */
  private String routePrefix(String externalUrl) {
    var prefix = value(Flags.ROUTE_PREFIX);
    var path = prefix.isEmpty() ? URI.create(externalUrl).getRawPath() : prefix;
    return "/" + withoutTrailingSlashes(path).replaceFirst("^/+", "");
  }

  private static String withoutTrailingSlashes(String text) {
    return text.replaceFirst("/+$", "");
  }

  private String value(Flag flag) {
    return given.getOrDefault(flag, flag.fallback());
  }
}

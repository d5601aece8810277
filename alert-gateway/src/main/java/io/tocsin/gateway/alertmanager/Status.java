package io.tocsin.gateway.alertmanager;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.web.ApiResponses;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * {@code GET /api/v2/status}. There is no gossip cluster, since instances share Kafka; but clients
 * wait until the instance they query is among its peers, as in Alertmanager.
 */
@Singleton
class Status {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private final ActiveConfiguration configuration;
  private final PeerSettings settings;
  private final String name = UUID.randomUUID().toString();
  private final Instant startedAt;

  Status(ActiveConfiguration configuration, PeerSettings settings, InstantSource clock) {
    this.configuration = configuration;
    this.settings = settings;
    this.startedAt = clock.instant();
  }

  void answer(RoutingContext context) {
    var body =
        new JsonObject()
            .put("cluster", cluster(context.request().localAddress()))
            .put("versionInfo", versionInfo())
            .put("config", new JsonObject().put("original", configuration.current().printed()))
            .put("uptime", MILLIS.format(startedAt));
    ApiResponses.json(context.response(), 200, body.encode());
  }

  private JsonObject cluster(SocketAddress reached) {
    if (!settings.listed()) {
      return new JsonObject().put("status", "disabled").put("peers", new JsonArray());
    }
    var self = new JsonObject().put("name", name).put("address", text(reached));
    return new JsonObject()
        .put("name", name)
        .put("status", "ready")
        .put("peers", new JsonArray().add(self));
  }

  private static String text(SocketAddress address) {
    var host = String.valueOf(address.hostAddress());
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.port();
  }

  private static JsonObject versionInfo() {
    return new JsonObject()
        .put("version", Version.NUMBER)
        .put("revision", Version.REVISION)
        .put("branch", Version.BRANCH)
        .put("buildUser", "")
        .put("buildDate", "")
        .put("goVersion", Version.RUNTIME);
  }
}

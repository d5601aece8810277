package io.tocsin.gateway.alertmanager;

import io.tocsin.configuration.active.ActiveConfiguration;
import io.tocsin.gateway.web.Answers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** {@code GET /api/v2/status}. There is no gossip cluster: instances share the log. */
@Singleton
class Status {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private final ActiveConfiguration configuration;
  private final Instant startedAt;

  Status(ActiveConfiguration configuration, InstantSource clock) {
    this.configuration = configuration;
    this.startedAt = clock.instant();
  }

  void answer(RoutingContext context) {
    var body =
        new JsonObject()
            .put(
                "cluster", new JsonObject().put("status", "disabled").put("peers", new JsonArray()))
            .put("versionInfo", versionInfo())
            .put("config", new JsonObject().put("original", configuration.current().printed()))
            .put("uptime", MILLIS.format(startedAt));
    Answers.json(context.response(), 200, body.encode());
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

package io.tocsin.testkit.proxmox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.testkit.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The envelope of responses and errors. */
final class ProxmoxEnvelope {
  private ProxmoxEnvelope() {}

  static ObjectNode around(JsonNode data) {
    var body = JsonNodeFactory.instance.objectNode();
    body.set("data", data);
    return body;
  }

  static Reply of(ApiError error, ErrorStyle style) {
    if (style == ErrorStyle.BARE_TEXT) {
      var text = error.text().getBytes(StandardCharsets.UTF_8);
      return new Reply(error.status(), "Error", Map.of(), text);
    }
    var body = JsonNodeFactory.instance.objectNode();
    body.putNull("data");
    if (style == ErrorStyle.MESSAGE_IN_BODY) {
      body.put("message", error.text() + "\n");
    }
    if (!error.fields().isEmpty()) {
      var errors = body.putObject("errors");
      error.fields().forEach(errors::put);
    }
    return Reply.json(error.status(), body).withReason(error.text());
  }
}

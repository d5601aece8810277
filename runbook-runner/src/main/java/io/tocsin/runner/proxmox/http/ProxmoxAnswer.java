package io.tocsin.runner.proxmox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.ProxmoxFailure;
import java.time.Instant;
import java.util.StringJoiner;

/**
 * An HTTP response of Proxmox.
 *
 * @param reason the reason phrase; in older versions the only error text
 * @param at the server's time, or ours if the response has none
 */
record ProxmoxAnswer(int status, String reason, String body, Instant at) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_TEXT = 2_000;

  boolean isOk() {
    return status == 200 && envelope().has("data");
  }

  JsonNode data() {
    return envelope().path("data");
  }

  ProxmoxFailure failure() {
    if (status == 200) {
      return new ProxmoxFailure(
          ErrorClass.AMBIGUOUS, status, "the response is not from Proxmox: " + shortened(body));
    }
    if (status >= 300 && status < 400) {
      return new ProxmoxFailure(
          ErrorClass.UNSUPPORTED,
          status,
          "the server redirects; use its https URL in tocsin.runner.proxmox");
    }
    var text = text();
    return new ProxmoxFailure(ErrorClass.of(status, text), status, text);
  }

  /** Error text, by preference: field errors, message, text body, reason phrase. */
  private String text() {
    var envelope = envelope();
    var message = envelope.path("message").asText("").strip();
    var errors = new StringJoiner("; ");
    envelope
        .path("errors")
        .properties()
        .forEach(error -> errors.add(error.getKey() + ": " + error.getValue().asText().strip()));
    if (errors.length() > 0) {
      return shortened(message.isEmpty() ? errors.toString() : message + " " + errors);
    }
    if (!message.isEmpty()) {
      return shortened(message);
    }
    boolean plain =
        envelope.isMissingNode() && !body.isBlank() && !body.stripLeading().startsWith("<");
    return shortened(plain ? body.strip().lines().findFirst().orElse("") : reason);
  }

  private JsonNode envelope() {
    try {
      var envelope = MAPPER.readTree(body);
      return envelope != null && envelope.isObject() ? envelope : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static String shortened(String text) {
    var clean = text.replaceAll("\\p{Cntrl}+", " ");
    return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
  }
}

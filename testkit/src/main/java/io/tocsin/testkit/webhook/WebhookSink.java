package io.tocsin.testkit.webhook;

import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.LoopbackServer;
import io.tocsin.testkit.http.Page;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.http.Request;
import io.tocsin.testkit.journal.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Accepts every webhook on any path with 200. With a ledger each body is a line of a file, written
 * before the response, so that acknowledged webhooks can be counted even if the test dies.
 */
public final class WebhookSink implements AutoCloseable {
  private final Faults faults = new Faults();
  private final Recording<ReceivedWebhook> received = new Recording<>();
  private final Optional<Path> ledger;
  private final LoopbackServer server;

  public WebhookSink(InstantSource clock) {
    this(clock, Optional.empty());
  }

  public WebhookSink(InstantSource clock, Optional<Path> ledger) {
    this.ledger = ledger;
    this.server = LoopbackServer.http(clock, faults, this::answer);
  }

  /** Where to send webhooks. */
  public URI url() {
    return server.uri("/webhook");
  }

  /** The received webhooks as a page. */
  public URI page() {
    return server.uri("/");
  }

  public Recording<ReceivedWebhook> received() {
    return received;
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    if (request.method().equals("GET")) {
      return page(request);
    }
    var webhook = new ReceivedWebhook(request, request.json());
    ledger.ifPresent(file -> append(file, webhook));
    received.add(webhook);
    return Reply.empty(200);
  }

  private Reply page(Request request) {
    var sections =
        received.all().reversed().stream()
            .map(got -> new Page.Section(heading(got), got.body().toPrettyString()))
            .toList();
    return request.path().equals("/")
        ? Page.of("Webhook sink: " + sections.size() + " received", sections)
        : Reply.text(404, "webhooks are POSTed to " + url());
  }

  private static String heading(ReceivedWebhook got) {
    return got.at() + "  " + got.request().path() + "  " + got.status();
  }

  private static synchronized void append(Path file, ReceivedWebhook webhook) {
    try {
      Files.writeString(
          file, webhook.body() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the ledger " + file, e);
    }
  }
}

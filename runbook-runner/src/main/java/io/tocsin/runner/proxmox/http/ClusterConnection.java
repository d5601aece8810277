package io.tocsin.runner.proxmox.http;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.redaction.Redaction;
import io.tocsin.runner.output.StoredText;
import io.tocsin.runner.proxmox.ErrorClass;
import io.tocsin.runner.proxmox.ProxmoxException;
import io.tocsin.runner.proxmox.ProxmoxFailure;
import io.tocsin.runner.proxmox.Submission;
import io.tocsin.runner.proxmox.Upid;
import io.tocsin.runner.proxmox.WriteDeadline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fails over between the entry nodes of a cluster. Reads try the next node if one is unreachable;
 * changing calls do so only if it is certain that nothing arrived.
 */
final class ClusterConnection {
  private static final WriteDeadline NONE =
      new WriteDeadline(System.nanoTime() + Long.MAX_VALUE / 2);

  private static final int LONGEST_TEXT = 2_000;

  /** Short at first, so that a token rejected only briefly does not stop everything for minutes. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  private static final int MOST_DOUBLINGS = 10;

  private final String cluster;
  private final List<EntryNode> nodes;
  private final String tokenId;
  private final SecretSource secret;
  private final Duration pauseAfterRejectedToken;
  private final InstantSource clock;
  private final AtomicInteger lastGood = new AtomicInteger();
  private final AtomicInteger rejections = new AtomicInteger();
  private volatile Instant closedUntil = Instant.MIN;
  private volatile List<String> sent = List.of();

  ClusterConnection(
      String cluster,
      List<EntryNode> nodes,
      String tokenId,
      SecretSource secret,
      Duration pauseAfterRejectedToken,
      InstantSource clock) {
    this.cluster = cluster;
    this.nodes = List.copyOf(nodes);
    this.tokenId = tokenId;
    this.secret = secret;
    this.pauseAfterRejectedToken = pauseAfterRejectedToken;
    this.clock = clock;
  }

  String tokenId() {
    return tokenId;
  }

  /** Redacts the token secret as last sent, in case the cluster repeats it. */
  Redaction redaction() {
    return Redaction.of(sent);
  }

  ProxmoxAnswer read(ProxmoxCall call) throws ProxmoxException {
    var failure = closed();
    for (int i = 0; failure == null && i < nodes.size(); i++) {
      switch (sendTo(i, call, NONE)) {
        case CallExchange.Answered(ProxmoxAnswer answer) when answer.isOk() -> {
          return answer;
        }
        case CallExchange.Answered(ProxmoxAnswer answer) -> failure = unlessElsewhere(answer, i);
        case CallExchange.NotSent(String why) -> failure = orNext(ErrorClass.NODE_DOWN, why, i);
        case CallExchange.Broken(String why) -> failure = orNext(ErrorClass.AMBIGUOUS, why, i);
      }
    }
    throw new ProxmoxException(failure == null ? noNodes() : failure);
  }

  /** Tries at most one more node, and only if nothing arrived at the first. */
  Submission submit(ProxmoxCall call, WriteDeadline deadline) {
    var closed = closed();
    if (closed != null) {
      return new Submission.NotSent(closed);
    }
    var first = submitTo(0, call, deadline);
    return first instanceof Submission.NotSent && nodes.size() > 1
        ? submitTo(1, call, deadline)
        : first;
  }

  private Submission submitTo(int attempt, ProxmoxCall call, WriteDeadline deadline) {
    return switch (sendTo(attempt, call, deadline)) {
      case CallExchange.Answered(ProxmoxAnswer answer) -> toSubmission(answer);
      case CallExchange.NotSent(String why) ->
          new Submission.NotSent(new ProxmoxFailure(ErrorClass.NODE_DOWN, 0, why));
      case CallExchange.Broken(String why) ->
          new Submission.Doubtful(new ProxmoxFailure(ErrorClass.AMBIGUOUS, 0, why));
    };
  }

  private Submission toSubmission(ProxmoxAnswer answer) {
    if (answer.isOk() && Upid.isOne(answer.data().asText())) {
      return new Submission.Started(Upid.parse(answer.data().asText()));
    }
    if (answer.isOk()) {
      return new Submission.Doubtful(
          new ProxmoxFailure(
              ErrorClass.AMBIGUOUS,
              200,
              "the response contains no task: "
                  + shortened(redaction().hide(answer.data().toString()))));
    }
    var failure = noted(answer.failure());
    if (failure.status() == 595) {
      return new Submission.NotSent(failure);
    }
    return failure.kind().leavesDoubt()
        ? new Submission.Doubtful(failure)
        : new Submission.Rejected(failure);
  }

  private CallExchange sendTo(int attempt, ProxmoxCall call, WriteDeadline deadline) {
    int index = Math.floorMod(lastGood.get() + attempt, nodes.size());
    String authorization;
    try {
      var value = secret.read().reveal();
      authorization = "PVEAPIToken=" + tokenId + "=" + value;
      sent = List.of(value, authorization);
    } catch (IOException e) {
      return new CallExchange.NotSent(
          "the token secret of cluster " + cluster + " cannot be read: " + e.getMessage());
    }
    var exchange = shown(nodes.get(index).send(call, authorization, deadline));
    if (exchange instanceof CallExchange.Answered(ProxmoxAnswer answer) && answer.status() != 595) {
      lastGood.set(index);
      rejections.updateAndGet(before -> answer.status() == 401 ? before : 0);
    }
    return exchange;
  }

  private CallExchange shown(CallExchange exchange) {
    return switch (exchange) {
      case CallExchange.Answered answered -> answered;
      case CallExchange.NotSent(String why) -> new CallExchange.NotSent(redaction().hide(why));
      case CallExchange.Broken(String why) -> new CallExchange.Broken(redaction().hide(why));
    };
  }

  private @org.jspecify.annotations.Nullable ProxmoxFailure unlessElsewhere(
      ProxmoxAnswer answer, int attempt) {
    var failure = noted(answer.failure());
    boolean other = failure.status() >= 595 && failure.status() <= 599;
    return other && attempt + 1 < nodes.size() ? null : failure;
  }

  private @org.jspecify.annotations.Nullable ProxmoxFailure orNext(
      ErrorClass kind, String why, int attempt) {
    return attempt + 1 < nodes.size() ? null : new ProxmoxFailure(kind, 0, why);
  }

  /**
   * Backs off after a rejected token: retries would be rejected too, and each blocks a worker for
   * seconds.
   */
  private ProxmoxFailure noted(ProxmoxFailure failure) {
    if (failure.kind() == ErrorClass.AUTH) {
      closedUntil = clock.instant().plus(pause(rejections.getAndIncrement()));
    }
    return new ProxmoxFailure(failure.kind(), failure.status(), redaction().hide(failure.text()));
  }

  /** Doubles after each rejection, up to the setting. */
  private Duration pause(int before) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    return pause.compareTo(pauseAfterRejectedToken) < 0 ? pause : pauseAfterRejectedToken;
  }

  private static String shortened(String text) {
    return StoredText.startOf(text, LONGEST_TEXT).text();
  }

  private @org.jspecify.annotations.Nullable ProxmoxFailure closed() {
    return clock.instant().isBefore(closedUntil)
        ? new ProxmoxFailure(
            ErrorClass.AUTH,
            401,
            "cluster %s rejected the token %s; not trying again before %s"
                .formatted(cluster, tokenId, closedUntil))
        : null;
  }

  private ProxmoxFailure noNodes() {
    return new ProxmoxFailure(ErrorClass.NODE_DOWN, 0, "cluster " + cluster + " has no entry node");
  }
}

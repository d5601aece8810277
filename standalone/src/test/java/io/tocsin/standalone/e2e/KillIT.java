package io.tocsin.standalone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.wait.Await;
import io.tocsin.testkit.webhook.ReceivedWebhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} again and again, while alerts come that nobody repeats. */
class KillIT {
  private static final int FIRST_GUEST = 201;
  private static final int GUEST_EVERY = 4;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  private final Surroundings surroundings = new Surroundings();
  private final long seed = Long.getLong("tocsin.kill.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @AfterEach
  void cleanUp() {
    surroundings.close();
  }

  /** A guest dies before the first kill; the long form has five of them. */
  @Test
  @Tag("F15")
  @Tag("P1")
  @Tag("P5")
  @Tag("P9")
  @DisplayName(
      "nothing accepted is lost, no silence either, nothing is resolved by our absence, no guest is started twice")
  void survivesAFewKills() throws Exception {
    survives(2);
  }

  @Test
  @Tag("long")
  @Tag("F15")
  @Tag("P1")
  @Tag("P5")
  @Tag("P9")
  @DisplayName("the same with twenty kills")
  void survivesTwentyKills() throws Exception {
    survives(20);
  }

  private void survives(int kills) throws Exception {
    writeConfiguration();
    var silences = new UniqueSilences();
    try (var alerts = new UniqueAlerts()) {
      for (int kill = 0; kill < kills; kill++) {
        try (var tocsin = start()) {
          alerts.postTo(tocsin.gateway());
          silences.postMatchingAlerts(new Rest(tocsin.gateway()));
          if (kill == 0) {
            Surroundings.createRunbook(tocsin.administrator());
          }
          if (kill % GUEST_EVERY == 0) {
            killGuest(tocsin, FIRST_GUEST + kill / GUEST_EVERY);
          }
          alerts.awaitMore(random.nextInt(5, 60));
          silences.post(new Rest(tocsin.gateway()));
          tocsin.process().kill9();
        }
      }
      try (var tocsin = start()) {
        var gateway = new Rest(tocsin.gateway());
        silences.postMatchingAlerts(gateway);
        alerts.stop();
        Await.until(
            LIMIT,
            "every accepted alert reaches the webhook, seed " + seed,
            () -> told().keySet().containsAll(alerts.accepted()));
        Await.until(
            LIMIT, "every guest is started, seed " + seed, () -> allGuestsRun(guests(kills)));
        everyGuestWasStartedOnce(guests(kills));
        silences.areInForce(gateway);
      }
      noSilencedAlertWasTold();
      nothingWasToldTooOften(kills);
    }
  }

  /** One delivery at a time to the ledger: a kill may repeat what is in flight, and so one. */
  private StandaloneDeployment start() throws IOException {
    var settings = new HashMap<>(surroundings.proxmoxSettings());
    settings.put("tocsin.notifier.delivery.concurrent-per-destination", "1");
    return new StandaloneDeployment(
        Files.createDirectories(folder.resolve("data")), configuration(), settings);
  }

  private Path configuration() {
    return folder.resolve("alertmanager.yml");
  }

  private void writeConfiguration() throws IOException {
    Files.writeString(
        configuration(),
        """
        route:
          receiver: ledger
          group_by: ['...']
          group_wait: 0s
          group_interval: 1s
          repeat_interval: 1h
          routes:
            - receiver: restart
              matchers: ['alertname="GuestDown"']
              group_by: [vmid]
              group_wait: 0s
        receivers:
          - name: ledger
            webhook_configs: [{url: '%s'}]
          - name: restart
            runbook_configs: [{runbook: restart-guest, mode: automatic, inputs: {guest: vmid}}]
        """
            .formatted(surroundings.webhook().url()));
  }

  private void killGuest(Deployment tocsin, int vmid) throws Exception {
    surroundings.addGuest(vmid);
    surroundings.proxmox().kill(vmid);
    var alert =
        "[{\"labels\":{\"alertname\":\"GuestDown\",\"vmid\":\"%d\",\"pve_cluster\":\"lab\"}}]"
            .formatted(vmid);
    assertThat(new Rest(tocsin.gateway()).post("/api/v2/alerts", "application/json", alert))
        .isEqualTo(200);
  }

  private boolean allGuestsRun(Stream<Integer> guests) {
    return guests.allMatch(vmid -> surroundings.proxmox().guest(vmid).isRunning());
  }

  private void everyGuestWasStartedOnce(Stream<Integer> guests) {
    assertThat(guests)
        .allSatisfy(
            vmid ->
                assertThat(surroundings.proxmox().mutations(vmid))
                    .as("guest %d, seed %d", vmid, seed)
                    .hasSize(1));
  }

  private static Stream<Integer> guests(int kills) {
    return IntStream.range(0, (kills + GUEST_EVERY - 1) / GUEST_EVERY)
        .mapToObj(i -> FIRST_GUEST + i);
  }

  private void nothingWasToldTooOften(int kills) {
    var received = surroundings.webhook().received().all();
    assertThat(received)
        .as("seed %d", seed)
        .extracting(ReceivedWebhook::status)
        .doesNotContain("resolved");
    assertThat(received.size() - told().size())
        .as("duplicates, seed %d", seed)
        .isLessThanOrEqualTo(kills);
  }

  private void noSilencedAlertWasTold() {
    assertThat(surroundings.webhook().received().all())
        .as("seed %d", seed)
        .extracting(got -> got.firstLabel("alertname"))
        .doesNotContain(UniqueSilences.ALERT);
  }

  /** How often each alert was told, by its number. */
  private Map<Integer, Integer> told() {
    var told = new HashMap<Integer, Integer>();
    surroundings.webhook().received().all().stream()
        .filter(got -> got.firstLabel("alertname").equals(UniqueAlerts.ALERT))
        .forEach(got -> told.merge(Integer.valueOf(got.firstLabel("n")), 1, Integer::sum));
    return told;
  }
}

package io.tocsin.bench.mixed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationsTest {
  private final Notifications notifications = new Notifications();

  @Test
  void tellsWhichAlertsFireAndWhichAreResolvedAndNotTheGroup() {
    notifications.heard(
        7,
        """
        {"receiver":"sink","status":"firing","alerts":[\
        {"status":"firing","labels":{"alertname":"Symptom1","instance":"web-12.example.org:9100"},"annotations":{}},\
        {"status":"resolved","labels":{"alertname":"Symptom1","instance":"web-13.example.org:9100"},"annotations":{}}],\
        "groupLabels":{"alertname":"Symptom1"}}""");

    assertThat(notifications.firing()).containsOnlyKeys(12);
    assertThat(notifications.resolved()).containsOnlyKeys(13);
  }

  @Test
  void theFirstRequestAboutAnAlertCounts() {
    var body = "{\"status\":\"firing\",\"labels\":{\"instance\":\"web-1.example.org:9100\"}}";

    notifications.heard(7, body);
    notifications.heard(8, body);

    assertThat(notifications.firing()).containsEntry(1, 7L);
    assertThat(notifications.requests()).isEqualTo(2);
  }
}

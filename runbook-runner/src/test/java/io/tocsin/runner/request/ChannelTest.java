package io.tocsin.runner.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.events.topic.Topics;
import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChannelTest {
  @Test
  void channelReadsTheTopicOfRequests() throws IOException {
    var settings = new Properties();
    try (var file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
      settings.load(file);
    }

    assertThat(settings)
        .containsEntry(
            "mp.messaging.incoming.runner-requests.topic", Topics.RUNBOOK_REQUESTS.name())
        .containsEntry(
            "mp.messaging.incoming.runner-requests.consumer-rebalance-listener.name",
            RequestChannel.NAME);
  }
}

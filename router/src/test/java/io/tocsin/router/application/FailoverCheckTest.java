package io.tocsin.router.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.testkit.kafka.TestKafka;
import java.util.HashMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("process")
class FailoverCheckTest {

  @Test
  void brokersTellWhatTheyAreSetTo() throws Exception {
    try (var admin = Admin.create(new HashMap<>(TestKafka.clientSettings()))) {
      assertThat(FailoverCheck.settings(admin))
          .singleElement()
          .satisfies(
              broker ->
                  assertThat(broker)
                      .containsKeys(
                          FailoverAdvice.BROKER_SESSION,
                          FailoverAdvice.SHORTEST_SESSION,
                          FailoverAdvice.LONGEST_SESSION));
    }
  }
}

package io.tocsin.router.application;

import static io.tocsin.router.application.FailoverAdvice.BROKER_SESSION;
import static io.tocsin.router.application.FailoverAdvice.LONGEST_SESSION;
import static io.tocsin.router.application.FailoverAdvice.SHORTEST_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailoverAdviceTest {
  private static final Duration SESSION = Duration.ofSeconds(8);
  private static final Map<String, String> AS_KAFKA_COMES =
      Map.of(BROKER_SESSION, "9000", SHORTEST_SESSION, "6000", LONGEST_SESSION, "1800000");
  private static final Map<String, String> AS_DOCUMENTED =
      Map.of(BROKER_SESSION, "5000", SHORTEST_SESSION, "6000", LONGEST_SESSION, "1800000");

  @Test
  void brokersThatAreReplacedLateAreWarnedAboutOnceWithTheNumberToSet() {
    var warnings = warnings(SESSION, AS_DOCUMENTED, AS_KAFKA_COMES, AS_KAFKA_COMES);

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("setting=broker.session.timeout.ms", "found=9000", "set=5000");
  }

  @Test
  void nothingIsSaidAboutBrokersThatAreSetAsDocumented() {
    assertThat(warnings(SESSION, AS_DOCUMENTED, AS_DOCUMENTED, AS_DOCUMENTED)).isEmpty();
  }

  @Test
  void nobodyReplacesASingleBroker() {
    assertThat(warnings(SESSION, AS_KAFKA_COMES)).isEmpty();
  }

  @Test
  void sessionsShorterThanKafkaAllowsAreWarnedAbout() {
    assertThat(warnings(SESSION, Map.of(SHORTEST_SESSION, "10000")))
        .singleElement()
        .asString()
        .contains("setting=group.min.session.timeout.ms", "found=10000", "set=6000");
    assertThat(warnings(Duration.ofSeconds(3), AS_DOCUMENTED))
        .singleElement()
        .asString()
        .contains("setting=group.min.session.timeout.ms", "found=6000", "set=3000");
  }

  @Test
  void sessionsLongerThanKafkaAllowsAreWarnedAbout() {
    assertThat(warnings(Duration.ofHours(1), AS_DOCUMENTED))
        .singleElement()
        .asString()
        .contains("setting=group.max.session.timeout.ms", "found=1800000", "set=3600000");
  }

  @Test
  void whatBrokersDoNotTellIsTakenForRight() {
    assertThat(warnings(SESSION, Map.of(), Map.of(), Map.of())).isEmpty();
    assertThat(warnings(SESSION)).isEmpty();
  }

  @SafeVarargs
  private static List<String> warnings(Duration session, Map<String, String>... brokers) {
    return new FailoverAdvice(List.of(brokers), session)
        .warnings().stream().map(Object::toString).toList();
  }
}

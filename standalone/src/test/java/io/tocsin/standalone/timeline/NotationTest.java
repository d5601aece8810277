package io.tocsin.standalone.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
  private static final RunTime TIME = new RunTime(Instant.parse("2026-01-02T03:04:05Z"), 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +A1        | {"labels":{"alertname":"A","i":"1"},"startsAt":"2026-01-02T03:04:07Z","endsAt":"2026-01-02T04:04:07Z"}
          -A         | {"labels":{"alertname":"A"},"endsAt":"2026-01-02T03:04:07Z"}
          A()        | {"labels":{"alertname":"A"}}
          A(1,)      | {"labels":{"alertname":"A"},"startsAt":"2026-01-02T03:04:06Z"}
          +A(-5,1.5) | {"labels":{"alertname":"A"},"startsAt":"2026-01-02T03:04:00Z","endsAt":"2026-01-02T03:04:06.500Z"}
          A(,-5)     | {"labels":{"alertname":"A"},"endsAt":"2026-01-02T03:04:00Z"}
          A(){x=1}   | {"labels":{"alertname":"A","x":"1"}}
          A(){@v=1}  | {"labels":{"alertname":"A"},"annotations":{"v":"1"}}
          """)
  void alertIsPostedWithWhatIsWritten(String notation, String body) {
    var alert = PostedAlert.parse(notation, 2).json(TIME);
    if (alert.path("annotations").isEmpty()) {
      alert.remove("annotations");
    }
    assertThat(alert).hasToString(body);
  }

  @Test
  void inputsAreReadInOrder() {
    assertThat(InputNotation.parse("0 +A1 +A2; 1.5 silence i=~1|2 1.5..4; 3.5 expire"))
        .satisfiesExactly(
            post -> assertThat(((Input.Post) post).alerts()).hasSize(2),
            silence ->
                assertThat((Input.Silence) silence)
                    .extracting(Input.Silence::startsAt, Input.Silence::endsAt)
                    .containsExactly(1.5, 4.0),
            expire -> assertThat(expire).isEqualTo(new Input.Expire(3.5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 [~A2 A1] some reason | hook 2.70..3.30 [A1 ~A2] some reason
          sr 2..2.5 [A1]         | sr 2.00..2.50 [A1]
          hook -4..1 []          | hook -4.00..1.00 []
          """)
  void expectedNotificationIsRead(String notation, String read) {
    assertThat(ExpectedNotation.parse(notation).toString().strip()).isEqualTo(read);
  }

  @Test
  void nonsenseIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> InputNotation.parse("0 ?A1"));
    assertThatIllegalArgumentException().isThrownBy(() -> ExpectedNotation.parse("A1 at 3"));
  }
}

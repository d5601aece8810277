package io.tocsin.runner.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
  @Test
  @DisplayName("the parts of a task's name")
  void nameOfATaskIsTakenApart() {
    var text = "UPID:pve2:0003A1F4:01C9B2E7:68F0C2A1:qmreboot:101:tocsin@pve!act:";

    var task = Upid.parse(text);

    assertThat(task)
        .isEqualTo(
            new Upid(
                text,
                "pve2",
                Instant.ofEpochSecond(0x68F0C2A1L),
                "qmreboot",
                "101",
                "tocsin@pve!act"));
    assertThat(task).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OK",
        "",
        "UPID:pve2:0003A1F4:01C9B2E7:68F0C2A1:qmreboot:101",
        "UPID:pbs:0003A1F4:01C9B2E7:00000001:68F0C2A1:verify:store:root@pam:"
      })
  void otherTextIsNoTask(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Upid.parse(text));
  }

  @ParameterizedTest
  @DisplayName("four ends of a task, not two")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OK                                             | Succeeded
          WARNINGS: 3                                    | Succeeded
          unexpected status                              | Unclear
          unable to get last line from task log - foo    | Unclear
          received interrupt                             | Unclear
          interrupted by signal                          | Unclear
          VM quit/powerdown failed - got timeout         | Failed
          ''                                             | Unclear
          """)
  void endIsReadFromTheExitStatus(String exitStatus, String expected) {
    assertThat(TaskStatus.ended(exitStatus).getClass().getSimpleName()).isEqualTo(expected);
  }
}

package io.tocsin.runner.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          127.0.0.1 | -               | false | secret | ALLOWED
          ::1       | -               | false | -      | ALLOWED
          127.0.0.1 | -               | true  | secret | TOKEN_MISSING
          192.0.2.7 | -               | false | secret | TOKEN_MISSING
          192.0.2.7 | Bearer secret   | true  | secret | ALLOWED
          192.0.2.7 | Bearer secrets  | false | secret | TOKEN_WRONG
          192.0.2.7 | secret          | false | secret | TOKEN_WRONG
          127.0.0.1 | Bearer wrong    | false | secret | TOKEN_WRONG
          192.0.2.7 | Bearer          | false | -      | TOKEN_WRONG
          192.0.2.7 | 'Bearer '       | false | ''     | TOKEN_WRONG
          """)
  void onlyTheAdministratorAndThisMachineChangeThings(
      String peer, String authorization, boolean relayed, String token, Admission.Verdict expected)
      throws UnknownHostException {
    var admission = new Admission(Optional.ofNullable(token));

    var verdict =
        admission.judge(
            Optional.of(InetAddress.getByName(peer)), Optional.ofNullable(authorization), relayed);

    assertThat(verdict).isEqualTo(expected);
  }
}

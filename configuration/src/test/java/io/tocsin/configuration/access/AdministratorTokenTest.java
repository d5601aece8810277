package io.tocsin.configuration.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministratorTokenTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          secret | Bearer secret  | -
          secret | bearer secret  | -
          secret | -              | TOKEN_MISSING
          secret | Bearer secrets | TOKEN_WRONG
          secret | Bearer Secret  | TOKEN_WRONG
          secret | 'Bearer '      | TOKEN_WRONG
          secret | secret         | TOKEN_WRONG
          secret | Basic secret   | TOKEN_WRONG
          -      | -              | NO_TOKEN_CONFIGURED
          -      | Bearer secret  | NO_TOKEN_CONFIGURED
          ''     | 'Bearer '      | NO_TOKEN_CONFIGURED
          ' '    | 'Bearer  '     | NO_TOKEN_CONFIGURED
          """)
  void onlyTheBearerOfTheTokenIsTheAdministrator(
      String token, String authorization, AccessRefusal expected) {
    var administrator = new AdministratorToken(Optional.ofNullable(token).map(Secret::new));

    assertThat(administrator.refusal(Optional.ofNullable(authorization)))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void serviceWithoutATokenNamesTheSetting() {
    assertThat(AccessRefusal.NO_TOKEN_CONFIGURED.detail())
        .contains("tocsin.admin-token")
        .contains("tocsin.admin-token-file");
  }

  @Test
  void tokenShowsInNoText() {
    assertThat(new AdministratorToken(Optional.of(new Secret("hidden"))).toString())
        .doesNotContain("hidden");
  }
}

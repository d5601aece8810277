package io.tocsin.runner.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleMapperTest {

  @ParameterizedTest
  @CsvSource({
    "the database system is starting up, 57P03, 503",
    "the database system is shutting down, 57P03, 503",
    "sorry too many clients already, 53300, 503",
    "acquisition timeout, , 503",
    "no such column, 42703, 500"
  })
  void aDatabaseThatIsComingUpIsAwayAndNoFaultOfOurs(String message, String state, int status) {
    var trouble = new GenericJDBCException(message, new SQLException(message, state));

    try (var answer = new DatabaseTroubleMapper().toResponse(trouble)) {
      assertThat(answer.getStatus()).isEqualTo(status);
    }
  }
}

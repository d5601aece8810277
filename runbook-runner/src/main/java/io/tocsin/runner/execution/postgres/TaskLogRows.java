package io.tocsin.runner.execution.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.tocsin.runner.execution.StepAttempt;
import io.tocsin.runner.output.StoredText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Repository of task logs. */
@Singleton
class TaskLogRows implements PanacheRepositoryBase<TaskLogRow, AttemptRow.Key> {
  List<TaskLogRow> of(UUID executionId) {
    return list("executionId", Sort.ascending("stepId", "number"), executionId);
  }

  /** May run again after a crash and then replaces the stored log. */
  void keep(StepAttempt attempt, StoredText log) {
    var key = new AttemptRow.Key(attempt.executionId(), attempt.stepId(), attempt.number());
    var row = findByIdOptional(key).orElseGet(TaskLogRow::new);
    row.executionId = attempt.executionId();
    row.stepId = attempt.stepId();
    row.number = attempt.number();
    row.text = log.text();
    row.wholeBytes = log.wholeBytes();
    row.wholeSha256 = log.wholeSha256();
    persist(row);
  }
}

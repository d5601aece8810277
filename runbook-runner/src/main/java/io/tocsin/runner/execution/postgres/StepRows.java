package io.tocsin.runner.execution.postgres;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Repository of steps. */
@Singleton
class StepRows implements PanacheRepositoryBase<StepRow, StepRow.Key> {
  List<StepRow> of(UUID executionId) {
    return list("executionId", Sort.ascending("position"), executionId);
  }
}

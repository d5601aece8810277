package io.tocsin.runner.runbook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Repository of runbook versions. */
@Singleton
class RunbookVersionRows
    implements PanacheRepositoryBase<RunbookVersionRow, RunbookVersionRow.Key> {

  Optional<RunbookVersionRow> newest(String id) {
    return find("id", Sort.descending("version"), id).firstResultOptional();
  }

  Optional<RunbookVersionRow> one(String id, int version) {
    return find("id = ?1 and version = ?2", id, version).firstResultOptional();
  }

  List<RunbookVersionRow> newestOfEach() {
    return list(
        "from RunbookVersionRow r where version ="
            + " (select max(o.version) from RunbookVersionRow o where o.id = r.id) order by id");
  }
}

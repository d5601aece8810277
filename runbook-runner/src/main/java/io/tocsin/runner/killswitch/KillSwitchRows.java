package io.tocsin.runner.killswitch;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Repository of the kill switch. */
@Singleton
class KillSwitchRows implements PanacheRepositoryBase<KillSwitchRow, String> {
  static final String EVERYTHING = "everything";

  boolean isPulled() {
    return findByIdOptional(EVERYTHING).map(row -> row.pulled).orElse(false);
  }
}

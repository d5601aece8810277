package io.tocsin.runner.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Finds who armed what. */
@Singleton
class ArmingRows implements PanacheRepositoryBase<ArmingRow, String> {}

package io.tocsin.runner.arming;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Repository of armings. */
@Singleton
class ArmingRows implements PanacheRepositoryBase<ArmingRow, String> {}

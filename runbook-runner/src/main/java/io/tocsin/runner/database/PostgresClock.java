package io.tocsin.runner.database;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** PostgreSQL's clock; it goes on during a transaction. */
@ApplicationScoped
@Transactional
class PostgresClock implements DatabaseClock {
  private final EntityManager entities;

  PostgresClock(@PersistenceUnit("runner") EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Instant now() {
    return (Instant)
        entities.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult();
  }
}

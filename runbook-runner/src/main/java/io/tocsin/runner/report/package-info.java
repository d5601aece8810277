/** Reports of executions: an outbox in PostgreSQL, sent to Kafka in order. */
@NullMarked
package io.tocsin.runner.report;

import org.jspecify.annotations.NullMarked;

/**
 * Executions in PostgreSQL, with their steps and attempts. Every write of a worker is fenced by its
 * lease; every state change is reported in its transaction.
 */
@NullMarked
package io.tocsin.runner.execution.postgres;

import org.jspecify.annotations.NullMarked;

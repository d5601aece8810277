/**
 * The journal in PostgreSQL. Every write of a worker is fenced by its lease; every state change is
 * reported through the outbox.
 */
@NullMarked
package io.tocsin.runner.journal;

import org.jspecify.annotations.NullMarked;

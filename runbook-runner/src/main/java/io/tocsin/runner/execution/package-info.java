/**
 * An execution of a runbook: its states, its steps, and the journal interface that the engine
 * writes to.
 */
@NullMarked
package io.tocsin.runner.execution;

import org.jspecify.annotations.NullMarked;

/**
 * One time a runbook is run: its states, its steps, and the journal they are written to. Who writes
 * the journal is left to the engine.
 */
@NullMarked
package io.tocsin.runner.execution;

import org.jspecify.annotations.NullMarked;

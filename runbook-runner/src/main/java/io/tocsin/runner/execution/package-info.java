/**
 * An execution of a runbook: its states, its steps, and the journal that the engine writes to, one
 * interface for each kind of write.
 */
@NullMarked
package io.tocsin.runner.execution;

import org.jspecify.annotations.NullMarked;

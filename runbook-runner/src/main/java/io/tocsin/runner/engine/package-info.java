/**
 * Claims executions and carries them out step by step. After a crash it first finds out what became
 * of the last call, and repeats nothing without proof.
 */
@NullMarked
package io.tocsin.runner.engine;

import org.jspecify.annotations.NullMarked;

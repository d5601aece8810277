/**
 * Claims executions and runs them step by step. After a crash it first reconciles the last call,
 * and repeats nothing without proof.
 */
@NullMarked
package io.tocsin.runner.engine;

import org.jspecify.annotations.NullMarked;

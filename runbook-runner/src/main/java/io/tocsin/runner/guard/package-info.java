/**
 * Decides whether an execution may start, as a pure function of facts. The engine gathers the
 * facts.
 */
@NullMarked
package io.tocsin.runner.guard;

import org.jspecify.annotations.NullMarked;

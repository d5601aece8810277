/**
 * Whether an execution may start, as a pure judgement of facts. Gathering the facts is left to the
 * engine.
 */
@NullMarked
package io.tocsin.runner.guard;

import org.jspecify.annotations.NullMarked;

/** Signals the engine that there may be work to do. */
@NullMarked
package io.tocsin.runner.work;

import org.jspecify.annotations.NullMarked;

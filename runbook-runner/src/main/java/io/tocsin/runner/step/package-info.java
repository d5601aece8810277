/**
 * Kinds of steps. A kind looks at the guest and at what was done so far and says what comes next;
 * it calls nothing and writes nothing.
 */
@NullMarked
package io.tocsin.runner.step;

import org.jspecify.annotations.NullMarked;

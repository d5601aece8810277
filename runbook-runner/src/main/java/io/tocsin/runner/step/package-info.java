/**
 * Step types. A step type decides the next move from the state of the guest and the completed
 * actions; it makes no calls and writes nothing.
 */
@NullMarked
package io.tocsin.runner.step;

import org.jspecify.annotations.NullMarked;

/** Records what a fake received, in order. */
@NullMarked
package io.tocsin.testkit.journal;

import org.jspecify.annotations.NullMarked;

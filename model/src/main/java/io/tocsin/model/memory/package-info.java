/** Heap used by alerts, and how it is shared. */
@NullMarked
package io.tocsin.model.memory;

import org.jspecify.annotations.NullMarked;

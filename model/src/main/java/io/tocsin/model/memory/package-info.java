/** What an alert takes of the heap, and who gets what is left of it. */
@NullMarked
package io.tocsin.model.memory;

import org.jspecify.annotations.NullMarked;

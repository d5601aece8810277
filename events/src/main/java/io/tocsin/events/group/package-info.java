/** Consumer groups, as their members see them. */
@NullMarked
package io.tocsin.events.group;

import org.jspecify.annotations.NullMarked;

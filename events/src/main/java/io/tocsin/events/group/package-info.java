/** Consumer groups, from the members' point of view. */
@NullMarked
package io.tocsin.events.group;

import org.jspecify.annotations.NullMarked;

/** What people want kept quiet, as the log keeps it. */
@NullMarked
package io.tocsin.events.silences;

import org.jspecify.annotations.NullMarked;

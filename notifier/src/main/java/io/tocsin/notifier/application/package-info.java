/**
 * What makes the notifier an application by itself. Composed into one process with the other
 * services, this room stays closed.
 */
@NullMarked
package io.tocsin.notifier.application;

import org.jspecify.annotations.NullMarked;

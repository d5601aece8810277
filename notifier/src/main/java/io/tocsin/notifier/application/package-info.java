/**
 * Makes the notifier an application of its own in distributed mode. Not used in standalone mode.
 */
@NullMarked
package io.tocsin.notifier.application;

import org.jspecify.annotations.NullMarked;

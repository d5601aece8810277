/**
 * The life cycle of a delivery: what is pending, what is sent next, and what follows from an
 * answer. The receivers implement the providers' protocols; the log stores the outcomes.
 */
@NullMarked
package io.tocsin.notifier.delivery;

import org.jspecify.annotations.NullMarked;

/** Notification log entries, the decision to notify, and the resulting records. */
@NullMarked
package io.tocsin.router.notify;

import org.jspecify.annotations.NullMarked;

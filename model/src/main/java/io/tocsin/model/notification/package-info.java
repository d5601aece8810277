/** Identifiers of a notification: group and destination; and its reason. */
@NullMarked
package io.tocsin.model.notification;

import org.jspecify.annotations.NullMarked;

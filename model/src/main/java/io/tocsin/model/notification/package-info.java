/** The names a notification goes by: its group, its destination, and why it is sent. */
@NullMarked
package io.tocsin.model.notification;

import org.jspecify.annotations.NullMarked;

/** Alerts in one readable line. */
@NullMarked
package io.tocsin.testkit.alert;

import org.jspecify.annotations.NullMarked;

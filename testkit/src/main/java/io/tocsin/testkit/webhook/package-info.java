/** A webhook receiver that records requests. */
@NullMarked
package io.tocsin.testkit.webhook;

import org.jspecify.annotations.NullMarked;

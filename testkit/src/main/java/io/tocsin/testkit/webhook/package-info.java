/** A receiver of webhooks that keeps what it got. */
@NullMarked
package io.tocsin.testkit.webhook;

import org.jspecify.annotations.NullMarked;

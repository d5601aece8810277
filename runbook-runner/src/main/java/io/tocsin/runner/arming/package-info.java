/** Arms runbooks again that were disarmed after repeated failures. */
@NullMarked
package io.tocsin.runner.arming;

import org.jspecify.annotations.NullMarked;

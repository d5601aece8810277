/**
 * Merges the reports about an alert and forwards only changes. Changes are routed here too, so that
 * an unchanged refresh ends in this stage.
 */
@NullMarked
package io.tocsin.router.observe;

import org.jspecify.annotations.NullMarked;

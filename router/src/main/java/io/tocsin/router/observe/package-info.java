/**
 * Joins what sources say about one alert into what is known about it, and passes on only what
 * changes anything. Routing the change is done here too, so that an unchanged refresh ends in this
 * stage.
 */
@NullMarked
package io.tocsin.router.observe;

import org.jspecify.annotations.NullMarked;

/**
 * What a source says about the world: an alert, firing or resolved. How two reports of one alert
 * are joined is the router's business.
 */
@NullMarked
package io.tocsin.model.alert;

import org.jspecify.annotations.NullMarked;

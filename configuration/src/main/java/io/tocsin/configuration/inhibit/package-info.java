/**
 * Which alerts keep others quiet, as it is written. Finding a firing source is the router's
 * business.
 */
@NullMarked
package io.tocsin.configuration.inhibit;

import org.jspecify.annotations.NullMarked;

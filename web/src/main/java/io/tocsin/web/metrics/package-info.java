/**
 * How metrics are answered, in every service. Which there are is the services' business, and that
 * of the libraries in them.
 */
@NullMarked
package io.tocsin.web.metrics;

import org.jspecify.annotations.NullMarked;

/** Format and naming rules of metrics, for all services. */
@NullMarked
package io.tocsin.web.metrics;

import org.jspecify.annotations.NullMarked;

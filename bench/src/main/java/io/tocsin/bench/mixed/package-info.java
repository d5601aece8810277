/**
 * The mixed load of a busy day: starting, repeated and resolved alerts, notifications, silences and
 * reads, for several subjects at the same time. Does not depend on the report.
 */
@NullMarked
package io.tocsin.bench.mixed;

import org.jspecify.annotations.NullMarked;

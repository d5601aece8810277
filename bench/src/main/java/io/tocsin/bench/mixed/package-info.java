/**
 * What a busy day brings, all at once: alerts that begin, go on and end, notifications, silences
 * and reads, for several subjects at the same time. Knows nothing of what is reported of it.
 */
@NullMarked
package io.tocsin.bench.mixed;

import org.jspecify.annotations.NullMarked;

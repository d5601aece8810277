/**
 * Alertmanager's own program as the judge of ours: the same configuration and the same posts go to
 * both, and both must tell the same receivers the same alerts at the same time. What the installed
 * version, 0.25, does differently from the one we follow is never generated; {@link
 * io.tocsin.oracle.Forecast} names it.
 */
@NullMarked
package io.tocsin.oracle;

import org.jspecify.annotations.NullMarked;

/**
 * The rules that an alert must fulfil to be accepted, and what is normalised instead of rejected.
 * Limits of active alerts are not rules of an alert; they are in {@code active}.
 */
@NullMarked
package io.tocsin.gateway.ingest.rule;

import org.jspecify.annotations.NullMarked;

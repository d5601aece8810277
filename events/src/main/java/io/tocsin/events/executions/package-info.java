/** Progress of runbook executions, for status updates. */
@NullMarked
package io.tocsin.events.executions;

import org.jspecify.annotations.NullMarked;

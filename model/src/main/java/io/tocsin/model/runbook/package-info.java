/**
 * References to runbooks in configuration and records. Runbooks themselves are defined in the
 * runner.
 */
@NullMarked
package io.tocsin.model.runbook;

import org.jspecify.annotations.NullMarked;

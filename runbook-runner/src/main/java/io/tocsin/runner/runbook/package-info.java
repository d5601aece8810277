/**
 * Runbooks as documents: read, checked completely, kept in immutable versions. How one is run, the
 * engine knows.
 */
@NullMarked
package io.tocsin.runner.runbook;

import org.jspecify.annotations.NullMarked;

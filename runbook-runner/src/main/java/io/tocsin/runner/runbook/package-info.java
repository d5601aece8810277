/** Runbook documents: parsed, validated and stored in immutable versions. The engine runs them. */
@NullMarked
package io.tocsin.runner.runbook;

import org.jspecify.annotations.NullMarked;

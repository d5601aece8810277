/** How configuration and messages point at a runbook. What a runbook is, the runner knows. */
@NullMarked
package io.tocsin.model.runbook;

import org.jspecify.annotations.NullMarked;

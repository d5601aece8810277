/** Decisions of a person about an execution: approval and resolution. */
@NullMarked
package io.tocsin.runner.approval;

import org.jspecify.annotations.NullMarked;

/** A person says yes or no to an execution that waits for it. */
@NullMarked
package io.tocsin.runner.approval;

import org.jspecify.annotations.NullMarked;

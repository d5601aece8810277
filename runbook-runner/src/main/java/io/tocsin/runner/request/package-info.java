/** Requests to run a runbook come in, from the log and by REST. They are only written down here. */
@NullMarked
package io.tocsin.runner.request;

import org.jspecify.annotations.NullMarked;

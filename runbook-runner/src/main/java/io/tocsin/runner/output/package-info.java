/**
 * Truncates step output and task logs for storage, with size and hash of the complete text.
 * Redaction and storage happen elsewhere.
 */
@NullMarked
package io.tocsin.runner.output;

import org.jspecify.annotations.NullMarked;

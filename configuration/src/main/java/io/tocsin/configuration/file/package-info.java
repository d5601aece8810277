/**
 * Reads the small files that people put beside the configuration, and is not held up by those that
 * are none: pipes, devices, and network mounts that do not answer.
 */
@NullMarked
package io.tocsin.configuration.file;

import org.jspecify.annotations.NullMarked;

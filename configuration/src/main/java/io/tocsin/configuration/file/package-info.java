/**
 * Reads the small files that the configuration refers to, without blocking on pipes, devices or
 * network mounts that do not answer.
 */
@NullMarked
package io.tocsin.configuration.file;

import org.jspecify.annotations.NullMarked;

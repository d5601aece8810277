/**
 * {@code alertmanager.yml} and Tocsin's additions as records, with every mistake reported at once.
 * Knows no service.
 */
@NullMarked
package io.tocsin.configuration;

import org.jspecify.annotations.NullMarked;

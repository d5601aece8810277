/**
 * Reads {@code alertmanager.yml} with Tocsin's additions into records and reports all mistakes at
 * once. Independent of the services.
 */
@NullMarked
package io.tocsin.configuration;

import org.jspecify.annotations.NullMarked;

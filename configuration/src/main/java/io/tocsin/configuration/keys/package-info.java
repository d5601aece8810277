/**
 * The keys of {@code alertmanager.yml} as tables, in Alertmanager's print order. Only
 * Alertmanager's own: the readers know Tocsin's keys, which are never printed.
 */
@NullMarked
package io.tocsin.configuration.keys;

import org.jspecify.annotations.NullMarked;

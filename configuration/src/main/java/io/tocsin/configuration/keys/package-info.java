/**
 * The keys of {@code alertmanager.yml} as tables, in the order in which Alertmanager prints them.
 * Its own keys only: what is Tocsin's is known to its reader and never printed.
 */
@NullMarked
package io.tocsin.configuration.keys;

import org.jspecify.annotations.NullMarked;

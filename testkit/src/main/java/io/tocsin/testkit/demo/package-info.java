/**
 * The demo: the real Tocsin, a scripted incident, and fakes of all external systems. Uses only
 * Tocsin's command line, files and HTTP API.
 */
@NullMarked
package io.tocsin.testkit.demo;

import org.jspecify.annotations.NullMarked;

/**
 * Starts Alertmanager and Tocsin in turn, sends both the same requests and prints the figures side
 * by side. Uses only their flags, files and HTTP API.
 */
@NullMarked
package io.tocsin.bench.peer;

import org.jspecify.annotations.NullMarked;

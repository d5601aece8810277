/**
 * Starts Alertmanager and Tocsin in turn, asks the same of both and prints the figures side by
 * side. Knows them only as a user does: by their flags, their files and their HTTP.
 */
@NullMarked
package io.tocsin.bench.peer;

import org.jspecify.annotations.NullMarked;

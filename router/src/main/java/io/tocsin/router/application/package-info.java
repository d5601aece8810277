/**
 * What makes the router an application of its own. Composed with the other services in one process,
 * this room stays closed.
 */
@NullMarked
package io.tocsin.router.application;

import org.jspecify.annotations.NullMarked;

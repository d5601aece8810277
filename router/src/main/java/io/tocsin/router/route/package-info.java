/**
 * Finds the destinations of an alert in the routing tree. Pure; the tree is compiled once per
 * configuration.
 */
@NullMarked
package io.tocsin.router.route;

import org.jspecify.annotations.NullMarked;

/**
 * Finds the routes and receivers of an alert. Pure; the tree is compiled once per configuration.
 */
@NullMarked
package io.tocsin.router.route;

import org.jspecify.annotations.NullMarked;

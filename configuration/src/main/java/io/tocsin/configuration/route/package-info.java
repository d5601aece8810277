/**
 * The routing tree with everything a child inherits already filled in. Matching alerts against it
 * is the router's business.
 */
@NullMarked
package io.tocsin.configuration.route;

import org.jspecify.annotations.NullMarked;

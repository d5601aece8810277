/** Access to the router: queries that include everything written by this gateway. */
@NullMarked
package io.tocsin.gateway.router;

import org.jspecify.annotations.NullMarked;

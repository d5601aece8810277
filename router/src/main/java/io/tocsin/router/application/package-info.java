/** What makes the router an application of its own. Not used in standalone mode. */
@NullMarked
package io.tocsin.router.application;

import org.jspecify.annotations.NullMarked;

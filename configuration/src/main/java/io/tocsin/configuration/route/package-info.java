/** The routing tree with all inherited options filled in. The router matches alerts against it. */
@NullMarked
package io.tocsin.configuration.route;

import org.jspecify.annotations.NullMarked;

/** Access control of the REST API, and the actor name in records. Fails closed. */
@NullMarked
package io.tocsin.runner.access;

import org.jspecify.annotations.NullMarked;

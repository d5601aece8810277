/**
 * A small HTTP server whose every misbehaviour can be ordered: the ground the fakes of HTTP
 * services stand on.
 */
@NullMarked
package io.tocsin.testkit.http;

import org.jspecify.annotations.NullMarked;

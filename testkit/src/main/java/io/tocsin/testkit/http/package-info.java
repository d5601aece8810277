/** A small HTTP server with fault injection, the base of all fakes of HTTP services. */
@NullMarked
package io.tocsin.testkit.http;

import org.jspecify.annotations.NullMarked;

/** Certificates for servers that live as long as a test. */
@NullMarked
package io.tocsin.testkit.tls;

import org.jspecify.annotations.NullMarked;

/** Certificates for test servers. */
@NullMarked
package io.tocsin.testkit.tls;

import org.jspecify.annotations.NullMarked;

/** A mail server that keeps what it takes and says at each stage what it is told to say. */
@NullMarked
package io.tocsin.testkit.smtp;

import org.jspecify.annotations.NullMarked;

/** A mail server that stores mails and supports fault injection at each stage. */
@NullMarked
package io.tocsin.testkit.smtp;

import org.jspecify.annotations.NullMarked;

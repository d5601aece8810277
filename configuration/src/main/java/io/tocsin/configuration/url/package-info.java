/**
 * Web addresses as Alertmanager's files have them: read by Go's rules, which are wider than Java's,
 * and made into what Java can use. Messages never repeat an address: many carry a secret.
 */
@NullMarked
package io.tocsin.configuration.url;

import org.jspecify.annotations.NullMarked;

/**
 * Access to the functions that Alertmanager does not have: for the local administrator, by token.
 */
@NullMarked
package io.tocsin.configuration.access;

import org.jspecify.annotations.NullMarked;

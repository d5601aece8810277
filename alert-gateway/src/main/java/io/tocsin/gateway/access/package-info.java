/** Access control for endpoints that Alertmanager does not have. Fails closed. */
@NullMarked
package io.tocsin.gateway.access;

import org.jspecify.annotations.NullMarked;

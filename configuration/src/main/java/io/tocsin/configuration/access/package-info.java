/** Who may use what Alertmanager does not have: the local administrator, by a token. */
@NullMarked
package io.tocsin.configuration.access;

import org.jspecify.annotations.NullMarked;

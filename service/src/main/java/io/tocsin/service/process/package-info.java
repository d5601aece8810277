/**
 * What makes a service a process of its own. Standalone mode composes the services without this
 * package.
 */
@NullMarked
package io.tocsin.service.process;

import org.jspecify.annotations.NullMarked;

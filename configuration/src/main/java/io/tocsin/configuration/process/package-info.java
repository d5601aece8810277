/** A process of Tocsin as its machine sees it: what it needs to start, and how it ends. */
@NullMarked
package io.tocsin.configuration.process;

import org.jspecify.annotations.NullMarked;

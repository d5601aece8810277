/** The two duration formats of the configuration. */
@NullMarked
package io.tocsin.configuration.duration;

import org.jspecify.annotations.NullMarked;

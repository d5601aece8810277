/** The two ways in which a configuration writes how long something takes. */
@NullMarked
package io.tocsin.configuration.duration;

import org.jspecify.annotations.NullMarked;

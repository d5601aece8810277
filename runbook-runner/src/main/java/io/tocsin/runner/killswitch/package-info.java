/** The kill switch, which holds every change at once. */
@NullMarked
package io.tocsin.runner.killswitch;

import org.jspecify.annotations.NullMarked;

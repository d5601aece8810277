/** The one place where the time comes from, in every process. */
@NullMarked
package io.tocsin.service.clock;

import org.jspecify.annotations.NullMarked;

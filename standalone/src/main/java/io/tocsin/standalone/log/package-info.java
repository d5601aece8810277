/** The log of this process: one line per record on stderr, as logfmt or JSON. */
@NullMarked
package io.tocsin.standalone.log;

import org.jspecify.annotations.NullMarked;

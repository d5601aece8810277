/** How this process writes its log: one line a record on stderr, as logfmt or JSON. */
@NullMarked
package io.tocsin.standalone.log;

import org.jspecify.annotations.NullMarked;

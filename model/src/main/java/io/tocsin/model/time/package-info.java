/** Times as they are written in records and answers. */
@NullMarked
package io.tocsin.model.time;

import org.jspecify.annotations.NullMarked;

/** Times as written in records and responses. */
@NullMarked
package io.tocsin.model.time;

import org.jspecify.annotations.NullMarked;

/** Read positions of topics, so that users read their own writes. */
@NullMarked
package io.tocsin.router.progress;

import org.jspecify.annotations.NullMarked;

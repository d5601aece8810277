/** What was told to whom, whether to tell again, and the records that say so. */
@NullMarked
package io.tocsin.router.notify;

import org.jspecify.annotations.NullMarked;

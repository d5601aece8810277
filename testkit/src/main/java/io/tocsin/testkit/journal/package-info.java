/** What a fake was told, in order. */
@NullMarked
package io.tocsin.testkit.journal;

import org.jspecify.annotations.NullMarked;

/** Alert builders for tests. */
@NullMarked
package io.tocsin.testkit.alert;

import org.jspecify.annotations.NullMarked;

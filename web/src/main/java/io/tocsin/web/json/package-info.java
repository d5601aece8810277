/** What is said about JSON that cannot be read. */
@NullMarked
package io.tocsin.web.json;

import org.jspecify.annotations.NullMarked;

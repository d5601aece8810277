/** Error messages for invalid JSON. */
@NullMarked
package io.tocsin.web.json;

import org.jspecify.annotations.NullMarked;

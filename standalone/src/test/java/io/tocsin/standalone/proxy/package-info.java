/** Other people's reverse proxies in front of the product. */
@NullMarked
package io.tocsin.standalone.proxy;

import org.jspecify.annotations.NullMarked;

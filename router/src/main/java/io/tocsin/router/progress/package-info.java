/** How far topics have been read, so that people find what they wrote in what they read next. */
@NullMarked
package io.tocsin.router.progress;

import org.jspecify.annotations.NullMarked;

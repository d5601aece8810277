/**
 * The notifier's topics: consumes notifications and records outcomes. Each assigned partition is
 * restored from both topics.
 */
@NullMarked
package io.tocsin.notifier.log;

import org.jspecify.annotations.NullMarked;

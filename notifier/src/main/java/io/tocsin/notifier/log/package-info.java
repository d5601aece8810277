/**
 * The notifier's ends of the log: what is to be told comes in, what became of it goes out. At every
 * assignment of a partition the state is read back from both topics.
 */
@NullMarked
package io.tocsin.notifier.log;

import org.jspecify.annotations.NullMarked;

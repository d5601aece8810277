/**
 * A process under measurement and the means to speak with it. It is known only as a user knows it:
 * by its flags, its files and its HTTP.
 */
@NullMarked
package io.tocsin.bench.subject;

import org.jspecify.annotations.NullMarked;

/**
 * What steps and tasks said, made fit to be kept: not longer than a limit, with size and hash of
 * the whole. Where it comes from, where it is kept and what secrets it must not show is left to
 * others.
 */
@NullMarked
package io.tocsin.runner.output;

import org.jspecify.annotations.NullMarked;

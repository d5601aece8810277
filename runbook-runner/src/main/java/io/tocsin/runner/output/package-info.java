/**
 * What steps and tasks said, made fit to be kept: without secrets, without commands to a terminal,
 * and not longer than a limit. Where it comes from and where it is kept is left to others.
 */
@NullMarked
package io.tocsin.runner.output;

import org.jspecify.annotations.NullMarked;

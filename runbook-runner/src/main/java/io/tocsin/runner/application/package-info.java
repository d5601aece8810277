/**
 * What makes the runner an application of its own. Standalone leaves this room out and brings its
 * own.
 */
@NullMarked
package io.tocsin.runner.application;

import org.jspecify.annotations.NullMarked;

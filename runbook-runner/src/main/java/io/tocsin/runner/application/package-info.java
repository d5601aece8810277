/**
 * The runner as an application in distributed mode. Standalone mode replaces this package with its
 * own.
 */
@NullMarked
package io.tocsin.runner.application;

import org.jspecify.annotations.NullMarked;

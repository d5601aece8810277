/**
 * What a message says: the built-in texts, and the simple expressions in texts of the
 * configuration. Layout and limits of a provider are left to its receiver.
 */
@NullMarked
package io.tocsin.notifier.template;

import org.jspecify.annotations.NullMarked;

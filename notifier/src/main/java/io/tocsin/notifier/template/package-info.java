/**
 * The texts of messages: built-in ones, and configured ones with simple expressions. Each receiver
 * handles the layout and limits of its provider.
 */
@NullMarked
package io.tocsin.notifier.template;

import org.jspecify.annotations.NullMarked;

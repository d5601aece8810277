/**
 * The language of the texts in a configuration: whether one is written correctly, and whether it is
 * one of the simple ones that can be filled in. Filling in is for who sends messages.
 */
@NullMarked
package io.tocsin.configuration.template;

import org.jspecify.annotations.NullMarked;

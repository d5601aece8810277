/**
 * Text to a small tree that knows its places, within limits, and {@link
 * io.tocsin.configuration.yaml.Section}s to read it by. What the keys mean is left to the rooms
 * beside.
 */
@NullMarked
package io.tocsin.configuration.yaml;

import org.jspecify.annotations.NullMarked;

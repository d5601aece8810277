/**
 * Parses YAML within limits into a small tree with positions, read by {@link
 * io.tocsin.configuration.yaml.Section}s. The other packages know what the keys mean.
 */
@NullMarked
package io.tocsin.configuration.yaml;

import org.jspecify.annotations.NullMarked;

/**
 * How values become bytes. JSON for what people may want to read; the hot path's protobuf is beside
 * its event.
 */
@NullMarked
package io.tocsin.events.serde;

import org.jspecify.annotations.NullMarked;

/**
 * Serialization. JSON for records that people may read; the protobuf of the alert stream is next to
 * its event.
 */
@NullMarked
package io.tocsin.events.serde;

import org.jspecify.annotations.NullMarked;

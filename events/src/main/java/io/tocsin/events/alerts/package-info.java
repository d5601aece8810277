/** What sources said, in batches: the one stream that has to be fast, hence protobuf. */
@NullMarked
package io.tocsin.events.alerts;

import org.jspecify.annotations.NullMarked;

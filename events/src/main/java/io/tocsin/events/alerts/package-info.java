/** Incoming alerts, in batches. The only stream where throughput matters, hence protobuf. */
@NullMarked
package io.tocsin.events.alerts;

import org.jspecify.annotations.NullMarked;

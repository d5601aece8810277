/**
 * A real Kafka for tests, one per JVM, with all topics. This package alone chooses between
 * container and embedded broker.
 */
@NullMarked
package io.tocsin.testkit.kafka;

import org.jspecify.annotations.NullMarked;

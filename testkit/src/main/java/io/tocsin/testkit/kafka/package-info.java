/**
 * A real Kafka for tests, one for each JVM, with the topics of the log. Which one is decided here
 * and nowhere else.
 */
@NullMarked
package io.tocsin.testkit.kafka;

import org.jspecify.annotations.NullMarked;

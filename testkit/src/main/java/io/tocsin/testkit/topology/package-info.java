/** A Kafka Streams topology without Kafka, driven by the test's clock. */
@NullMarked
package io.tocsin.testkit.topology;

import org.jspecify.annotations.NullMarked;

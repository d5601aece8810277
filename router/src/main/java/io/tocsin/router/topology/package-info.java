/**
 * The router as a Kafka Streams topology: which stage reads what from whom, and the process that
 * runs it. No rule of the domain.
 */
@NullMarked
package io.tocsin.router.topology;

import org.jspecify.annotations.NullMarked;

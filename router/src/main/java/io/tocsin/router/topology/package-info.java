/**
 * The router as a Kafka Streams topology: the stages, the topics between them, and the clients that
 * run it. No domain rules.
 */
@NullMarked
package io.tocsin.router.topology;

import org.jspecify.annotations.NullMarked;

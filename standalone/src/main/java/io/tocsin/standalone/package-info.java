/**
 * Standalone mode: the four services in one process, with Kafka and PostgreSQL in its data folder.
 * Only wiring; the behaviour is in the services.
 */
@NullMarked
package io.tocsin.standalone;

import org.jspecify.annotations.NullMarked;

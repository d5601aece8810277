/**
 * The four services in one process, with Kafka and PostgreSQL in its data folder. Only wiring: what
 * the process does is in the services.
 */
@NullMarked
package io.tocsin.standalone;

import org.jspecify.annotations.NullMarked;

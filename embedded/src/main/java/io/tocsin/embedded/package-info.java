/**
 * What standalone mode needs to run Kafka and PostgreSQL itself: a locked data folder, loopback
 * ports and generated credentials. The broker and the database server are in the packages below.
 */
@NullMarked
package io.tocsin.embedded;

import org.jspecify.annotations.NullMarked;

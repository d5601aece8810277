/**
 * Watches the disk of the data folder: a Kafka log that cannot be written stops the process, so
 * alerts are rejected while there is still space for all work in progress.
 */
@NullMarked
package io.tocsin.standalone.disk;

import org.jspecify.annotations.NullMarked;

/**
 * PostgreSQL as a child process with its data in the data folder. Tables and their migrations
 * belong to the services.
 */
@NullMarked
package io.tocsin.embedded.postgres;

import org.jspecify.annotations.NullMarked;

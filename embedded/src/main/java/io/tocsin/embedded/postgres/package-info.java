/**
 * PostgreSQL as a child process with its data in the data folder. The services own the tables and
 * their migrations.
 */
@NullMarked
package io.tocsin.embedded.postgres;

import org.jspecify.annotations.NullMarked;

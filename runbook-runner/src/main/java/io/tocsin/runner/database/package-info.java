/** The runner's schema, created or migrated as soon as PostgreSQL is reachable. */
@NullMarked
package io.tocsin.runner.database;

import org.jspecify.annotations.NullMarked;

/** The schema of the runner, made or brought up to date as soon as PostgreSQL can be reached. */
@NullMarked
package io.tocsin.runner.database;

import org.jspecify.annotations.NullMarked;

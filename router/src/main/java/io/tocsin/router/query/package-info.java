/**
 * Answers queries about alerts, groups and silences from the current state of the stages. The
 * status shown is what the stages themselves would decide.
 */
@NullMarked
package io.tocsin.router.query;

import org.jspecify.annotations.NullMarked;

/**
 * What people and programs ask about alerts: which there are, in which groups, for which receivers.
 * The router knows; here its answers are asked for, ordered and written as Alertmanager writes
 * them.
 */
@NullMarked
package io.tocsin.gateway.query;

import org.jspecify.annotations.NullMarked;

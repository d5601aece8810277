/**
 * Connections before they are requests: how many an address may hold, and how long the head of a
 * request may take. What comes after the head is the business of the rooms that answer.
 */
@NullMarked
package io.tocsin.gateway.connection;

import org.jspecify.annotations.NullMarked;

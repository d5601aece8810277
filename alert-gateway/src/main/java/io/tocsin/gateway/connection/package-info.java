/**
 * Connection limits: how many connections an address may hold, how long heads and bodies may take,
 * and how much memory unfinished requests and unread responses may use.
 */
@NullMarked
package io.tocsin.gateway.connection;

import org.jspecify.annotations.NullMarked;

/**
 * The client of the Proxmox VE API: entry nodes, failover, TLS and the token. It distinguishes
 * calls that were never sent from calls without a response.
 */
@NullMarked
package io.tocsin.runner.proxmox.http;

import org.jspecify.annotations.NullMarked;

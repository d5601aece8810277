/**
 * Whole stories with real programs at both ends: Debian's Prometheus and Alertmanager in front,
 * providers and a Proxmox node behind.
 */
@NullMarked
package io.tocsin.standalone.e2e;

import org.jspecify.annotations.NullMarked;

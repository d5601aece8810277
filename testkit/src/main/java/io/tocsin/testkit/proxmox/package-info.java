/**
 * A simulated Proxmox VE cluster with guests, locks, tasks and a clock. It responds like the real
 * API, including its texts and pitfalls, and supports fault injection.
 */
@NullMarked
package io.tocsin.testkit.proxmox;

import org.jspecify.annotations.NullMarked;

/**
 * A small Proxmox VE cluster with a state of its own: guests, locks, tasks and time. It answers
 * where the real API would, with its words and its traps, and gets into every trouble it is told
 * to.
 */
@NullMarked
package io.tocsin.testkit.proxmox;

import org.jspecify.annotations.NullMarked;

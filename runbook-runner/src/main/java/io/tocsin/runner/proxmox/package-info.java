/**
 * The Proxmox VE API as far as steps need it. A 200 on a POST only means that a task was started;
 * what became of it is asked separately.
 */
@NullMarked
package io.tocsin.runner.proxmox;

import org.jspecify.annotations.NullMarked;

/**
 * The part of the Proxmox VE API that steps need, as values and one interface. A 200 on a POST only
 * means that a task was started; its result is read separately.
 */
@NullMarked
package io.tocsin.runner.proxmox;

import org.jspecify.annotations.NullMarked;

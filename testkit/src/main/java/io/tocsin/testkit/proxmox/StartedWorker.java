package io.tocsin.testkit.proxmox;

import java.time.Instant;

/**
 * A worker that was started by a request.
 *
 * @param call the last word of the path, such as {@code reboot}
 * @param at by the clock of the node
 */
public record StartedWorker(Instant at, int vmid, String call, String upid) {}

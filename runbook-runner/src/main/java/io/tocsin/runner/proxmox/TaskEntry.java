package io.tocsin.runner.proxmox;

/** A row of a node's list of tasks. */
public record TaskEntry(Upid upid, boolean running) {}

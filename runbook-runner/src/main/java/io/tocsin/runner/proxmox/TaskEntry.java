package io.tocsin.runner.proxmox;

/** An entry of a task list. */
public record TaskEntry(Upid upid, boolean running) {}

package io.tocsin.runner.proxmox;

/** Where a guest is right now. Guests move, so this is asked again before every call. */
public record GuestPlace(String node, GuestKind kind, int vmid) {}

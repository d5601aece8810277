package io.tocsin.runner.proxmox;

/** The current node of a guest. Guests migrate, so it is looked up before every call. */
public record GuestPlace(String node, GuestKind kind, int vmid) {}

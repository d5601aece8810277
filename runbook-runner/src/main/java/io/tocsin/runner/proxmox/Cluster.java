package io.tocsin.runner.proxmox;

import java.util.List;
import java.util.Optional;

/** One Proxmox cluster, or a single node. Calls block; use a virtual thread. */
public interface Cluster {
  String name();

  /** The token all calls are made with, as it stands in the UPIDs of its tasks. */
  String user();

  /** All guests the token may see. */
  List<GuestListing> guests() throws ProxmoxException;

  Optional<GuestListing> find(int vmid) throws ProxmoxException;

  GuestState state(GuestPlace place) throws ProxmoxException;

  /** Without quorum a guest can be stopped, but not started again. */
  boolean isQuorate() throws ProxmoxException;

  /** Starts one call that changes something. Never repeats it when it may have arrived. */
  Submission power(GuestPlace place, PowerCall call, WriteDeadline deadline);

  TaskStatus status(Upid task) throws ProxmoxException;

  /** What the task wrote so far, without secrets and without commands to a terminal. */
  String log(Upid task) throws ProxmoxException;

  /** The newest five hundred tasks of a node, running ones included, of all guests. */
  List<TaskEntry> tasks(String node) throws ProxmoxException;

  /** Tasks of one guest on a node, running ones included. */
  List<TaskEntry> tasks(GuestPlace place) throws ProxmoxException;

  /** Recent tasks of all nodes: the place to look when a guest has moved. */
  List<TaskEntry> recentTasks() throws ProxmoxException;
}

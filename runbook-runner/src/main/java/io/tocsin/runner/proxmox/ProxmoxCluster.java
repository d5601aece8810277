package io.tocsin.runner.proxmox;

import java.util.List;
import java.util.Optional;

/** One Proxmox cluster, or a single node. Calls block; use a virtual thread. */
public interface ProxmoxCluster {
  String name();

  /** The token id used for all calls, as it appears in the UPIDs of its tasks. */
  String user();

  /** All guests visible to the token. */
  List<GuestListing> guests() throws ProxmoxException;

  Optional<GuestListing> find(int vmid) throws ProxmoxException;

  GuestState state(GuestPlace place) throws ProxmoxException;

  /** Without quorum a guest can be stopped but not started. */
  boolean isQuorate() throws ProxmoxException;

  /** Sends one changing call. Never repeats it if it may have arrived. */
  Submission power(GuestPlace place, PowerCall call, WriteDeadline deadline);

  TaskStatus status(Upid task) throws ProxmoxException;

  /** The task log so far, without secrets and terminal control sequences. */
  String log(Upid task) throws ProxmoxException;

  /** The newest 500 tasks of a node for all guests, including running ones. */
  List<TaskEntry> tasks(String node) throws ProxmoxException;

  /** Tasks of one guest on a node, including running ones. */
  List<TaskEntry> tasks(GuestPlace place) throws ProxmoxException;

  /** Recent tasks of all nodes, needed when a guest has moved. */
  List<TaskEntry> recentTasks() throws ProxmoxException;
}

package io.tocsin.runner.execution;

/** The version of a runbook that an execution keeps to, whatever is saved later. */
public record PinnedVersion(int version, String hash) {
  /** There was no such runbook. */
  public static final PinnedVersion NONE = new PinnedVersion(0, "");
}

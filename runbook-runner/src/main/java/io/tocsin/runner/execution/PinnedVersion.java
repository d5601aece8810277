package io.tocsin.runner.execution;

/** The runbook version an execution is pinned to, even if newer ones are saved. */
public record PinnedVersion(int version, String hash) {
  /** There was no such runbook. */
  public static final PinnedVersion NONE = new PinnedVersion(0, "");
}

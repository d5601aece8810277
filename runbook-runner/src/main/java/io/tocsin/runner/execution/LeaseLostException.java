package io.tocsin.runner.execution;

/** Somebody else carries the execution on; drop it at once. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLostException(Lease lease) {
    super("execution " + lease.executionId() + " belongs to another worker now");
  }
}

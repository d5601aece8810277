package io.tocsin.runner.execution;

/** Another worker runs the execution; drop it at once. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLostException(Lease lease) {
    super("execution " + lease.executionId() + " belongs to another worker now");
  }
}

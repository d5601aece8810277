package io.tocsin.log;

/** What a failure goes back to: the wrappers around it say less than it does. */
public final class RootCause {
  private RootCause() {}

  public static Throwable of(Throwable failure) {
    return failure.getCause() == null ? failure : of(failure.getCause());
  }
}

package io.tocsin.runner.work;

/** Event: stored work that the engine may have to act on. */
public record WorkWritten() {}

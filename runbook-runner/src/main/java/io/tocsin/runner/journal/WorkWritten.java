package io.tocsin.runner.journal;

/** Event: stored work that the engine may have to act on. */
record WorkWritten() {}

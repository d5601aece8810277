package io.tocsin.runner.journal;

/** Something was written down that the engine may have to act on. */
record WorkWritten() {}

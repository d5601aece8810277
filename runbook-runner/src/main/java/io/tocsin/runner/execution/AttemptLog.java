package io.tocsin.runner.execution;

import io.tocsin.runner.output.StoredText;

/** The task log of an attempt. */
public record AttemptLog(String stepId, int number, StoredText log) {}

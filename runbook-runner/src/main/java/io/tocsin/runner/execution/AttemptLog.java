package io.tocsin.runner.execution;

import io.tocsin.runner.output.StoredText;

/** What the task of an attempt wrote into its log. */
public record AttemptLog(String stepId, int number, StoredText log) {}

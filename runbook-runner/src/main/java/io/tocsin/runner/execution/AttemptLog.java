package io.tocsin.runner.execution;

import io.tocsin.runner.output.KeptText;

/** What the task of an attempt wrote into its log. */
public record AttemptLog(String stepId, int number, KeptText log) {}

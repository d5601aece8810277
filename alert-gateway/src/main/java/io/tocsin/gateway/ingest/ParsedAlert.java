package io.tocsin.gateway.ingest;

/** What became of one element of a request: a report, or a reason why it is none. */
public sealed interface ParsedAlert permits ReportedAlert, Rejection {}

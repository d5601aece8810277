package io.tocsin.gateway.ingest.body;

/** One parsed element of a request: a reported alert, or the reason why it is invalid. */
public sealed interface ParsedAlert permits ReportedAlert, Rejection {}

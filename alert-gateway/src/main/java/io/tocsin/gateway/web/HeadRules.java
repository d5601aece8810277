package io.tocsin.gateway.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rejects requests by their head alone, before the body is read. Netty has already rejected
 * repeated Content-Length headers, Content-Length with chunks, bare line feeds and spaces before a
 * colon.
 */
record HeadRules(HostNames hosts, Origins origins, RejectedHosts rejectedHosts) {
  private static final int MAX_HEADERS = 100;
  private static final List<String> SCHEMES = List.of("basic ", "bearer ");

  /** Why a request is rejected. */
  record Fault(int status, String message) {}

  Optional<Fault> fault(HttpServerRequest request) {
    return faultOfForm(request)
        .map(message -> new Fault(400, message))
        .or(() -> tooManyHeaders(request))
        .or(() -> wrongHost(request))
        .or(() -> foreignPage(request));
  }

  private static Optional<String> faultOfForm(HttpServerRequest request) {
    if (AmbiguousPath.isAmbiguous(Optional.ofNullable(request.path()).orElse(""))) {
      return Optional.of(
          "the path is ambiguous: remove //, dot segments, semicolons, backslashes and encoded delimiters");
    }
    if (!hasOneLength(request)) {
      return Optional.of("header Transfer-Encoding must be chunked");
    }
    if (!hasOneHost(request)) {
      return Optional.of("header Host must be one name or address");
    }
    return hasOneCredential(request)
        ? Optional.empty()
        : Optional.of("header Authorization must have only one credential");
  }

  /** Netty accepts a list of encodings or an unknown one; a proxy may interpret it differently. */
  private static boolean hasOneLength(HttpServerRequest request) {
    return request.headers().getAll(HttpHeaders.TRANSFER_ENCODING).stream()
        .allMatch(encoding -> encoding.strip().equalsIgnoreCase("chunked"));
  }

  private static boolean hasOneHost(HttpServerRequest request) {
    var hosts = request.headers().getAll(HttpHeaders.HOST);
    return hosts.isEmpty() || (hosts.size() == 1 && request.authority() != null);
  }

  private static boolean hasOneCredential(HttpServerRequest request) {
    var credentials = request.headers().getAll(HttpHeaders.AUTHORIZATION);
    return credentials.size() <= 1
        && credentials.stream()
            .map(credential -> credential.toLowerCase(Locale.ROOT))
            .noneMatch(
                credential ->
                    SCHEMES.stream().anyMatch(credential::startsWith)
                        && credential.indexOf(',') >= 0);
  }

  private static Optional<Fault> tooManyHeaders(HttpServerRequest request) {
    return request.headers().entries().size() > MAX_HEADERS
        ? Optional.of(new Fault(431, "more than " + MAX_HEADERS + " headers"))
        : Optional.empty();
  }

  private Optional<Fault> wrongHost(HttpServerRequest request) {
    var host = Optional.ofNullable(request.authority()).map(HostAndPort::host);
    if (hosts.allow(host)) {
      return Optional.empty();
    }
    host.ifPresent(rejectedHosts::log);
    return Optional.of(
        new Fault(
            421,
            "host \"%s\" is not an allowed name; add it to tocsin.web.allowed-hosts"
                .formatted(host.orElse(""))));
  }

  private Optional<Fault> foreignPage(HttpServerRequest request) {
    var headers = request.headers();
    return origins.forbid(
            request.method(),
            Optional.ofNullable(headers.get(HttpHeaders.ORIGIN)),
            Optional.ofNullable(headers.get("Sec-Fetch-Site")),
            Optional.ofNullable(headers.get(HttpHeaders.HOST)))
        ? Optional.of(
            new Fault(
                403,
                "cross-origin requests may not change anything; add the origin to tocsin.web.allowed-origins"))
        : Optional.empty();
  }
}

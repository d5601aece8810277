package io.tocsin.gateway.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is refused for its head alone, before anybody acts on it or reads the body. Netty has
 * already refused two lengths, a length beside chunks, bare line feeds and blanks before a colon.
 */
record HeadRules(HostNames hosts, Origins origins, RejectedHosts refusedNames) {
  private static final int MAX_HEADERS = 100;
  private static final List<String> SCHEMES = List.of("basic ", "bearer ");

  /** Why a request is refused. */
  record Fault(int status, String message) {}

  Optional<Fault> fault(HttpServerRequest request) {
    return faultOfForm(request)
        .map(message -> new Fault(400, message))
        .or(() -> tooManyHeaders(request))
        .or(() -> wrongHost(request))
        .or(() -> foreignPage(request));
  }

  private static Optional<String> faultOfForm(HttpServerRequest request) {
    if (AmbiguousPath.isOdd(Optional.ofNullable(request.path()).orElse(""))) {
      return Optional.of("the path has a part that can be read in two ways");
    }
    if (!hasOneLength(request)) {
      return Optional.of("the header Transfer-Encoding may only be chunked");
    }
    if (!hasOneHost(request)) {
      return Optional.of("the header Host has to be one name or address");
    }
    return hasOneCredential(request)
        ? Optional.empty()
        : Optional.of("there is more than one credential in the header Authorization");
  }

  /** Netty reads on if it knows an encoding of several, or none of them; others may not. */
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
    host.ifPresent(refusedNames::say);
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
                "a page of another origin may not change anything here; tocsin.web.allowed-origins lists those that may"))
        : Optional.empty();
  }
}

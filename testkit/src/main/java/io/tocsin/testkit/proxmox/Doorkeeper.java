package io.tocsin.testkit.proxmox;

import io.tocsin.testkit.http.Request;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the token and the form of a request. */
final class Doorkeeper {
  private static final int LARGEST_BODY = 512 * 1024;
  private static final String SCHEME = "PVEAPIToken";

  private final String tokenId;
  private final String tokenSecret;
  private final Set<Denial> denials = ConcurrentHashMap.newKeySet();

  private record Denial(String path, String privilege) {}

  Doorkeeper(String tokenId, String tokenSecret) {
    this.tokenId = tokenId;
    this.tokenSecret = tokenSecret;
  }

  void deny(String path, String privilege) {
    denials.add(new Denial(path, privilege));
  }

  /** The owner of the token. */
  Task.Owner admit(Request request) {
    checkForm(request);
    var header = request.header("Authorization").orElse("");
    if (!header.startsWith(SCHEME)) {
      throw new ApiError(401, "No ticket");
    }
    if (!header.substring(SCHEME.length()).strip().replaceFirst("^=", "").equals(credentials())) {
      throw new ApiError(401, "invalid token value!");
    }
    var parts = tokenId.split("!", 2);
    return new Task.Owner(parts[0], parts[1]);
  }

  void demand(String privilege, String path) {
    if (denials.contains(new Denial(path, privilege))) {
      throw new ApiError(403, "Permission check failed (" + path + ", " + privilege + ")");
    }
  }

  private String credentials() {
    return tokenId + "=" + tokenSecret;
  }

  private static void checkForm(Request request) {
    if (request.header("Transfer-Encoding").isPresent()) {
      throw new ApiError(501, "chunked transfer encoding not supported");
    }
    boolean takesBody = request.method().equals("POST") || request.method().equals("PUT");
    if (!takesBody && request.body().length > 0) {
      throw new ApiError(501, "Unexpected content for method '" + request.method() + "'");
    }
    if (request.body().length > LARGEST_BODY) {
      throw new ApiError(501, "for data too large");
    }
    if (request.body().length > 0 && !knownType(request.contentType())) {
      throw new ApiError(501, "unsupported content type '" + request.contentType() + "'");
    }
  }

  private static boolean knownType(String type) {
    return type.equals("application/x-www-form-urlencoded") || type.equals("application/json");
  }
}

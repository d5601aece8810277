package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code email_configs}.
 *
 * @param to addresses, comma separated; a template
 * @param requireTls do not send without STARTTLS, unless TLS is implicit
 * @param implicitTls TLS from the first byte
 * @param tls how the server is verified, for STARTTLS and implicit TLS
 * @param headers in the order of the file, values are templates; {@code Subject}, {@code To} and
 *     {@code From} are always present, and an empty subject means the built-in one
 * @param html a template; absent means the built-in one, empty omits the part
 * @param text a template, likewise
 */
public record EmailIntegration(
    boolean sendResolved,
    String to,
    String from,
    Smarthost smarthost,
    String hello,
    Optional<Login> login,
    boolean requireTls,
    boolean implicitTls,
    TlsSettings tls,
    Map<String, String> headers,
    Optional<String> html,
    Optional<String> text)
    implements Integration {

  public EmailIntegration {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  public record Smarthost(String host, int port) {}

  /**
   * @param password for PLAIN and LOGIN
   * @param secret for CRAM-MD5
   */
  public record Login(
      String username,
      Optional<SecretSource> password,
      Optional<SecretSource> secret,
      String identity) {}

  @Override
  public String type() {
    return "email";
  }
}

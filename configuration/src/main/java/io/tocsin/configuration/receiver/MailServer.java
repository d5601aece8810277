package io.tocsin.configuration.receiver;

import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.yaml.Section;
import io.tocsin.configuration.yaml.Value;
import java.util.Optional;

/**
 * The mail server; each setting may come from {@code global} or from the integration.
 *
 * @param implicitTls if empty, the port decides
 */
record MailServer(
    Optional<EmailIntegration.Smarthost> smarthost,
    Optional<String> from,
    String hello,
    Optional<String> username,
    Optional<SecretSource> password,
    Optional<SecretSource> secret,
    String identity,
    boolean requireTls,
    Optional<Boolean> implicitTls,
    TlsSettings tls) {

  private static final MailServer START =
      new MailServer(
          Optional.empty(),
          Optional.empty(),
          "localhost",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "",
          true,
          Optional.empty(),
          TlsSettings.DEFAULT);

  static MailServer global(Section global) {
    return START.overriddenBy(global, "smtp_");
  }

  /** These settings overridden by the section's, whose keys start with the prefix. */
  MailServer overriddenBy(Section section, String prefix) {
    return new MailServer(
        section
            .filled(prefix + "smarthost")
            .flatMap(value -> value.parsed(Smarthosts::parse))
            .or(this::smarthost),
        text(section, prefix + "from").or(this::from),
        text(section, prefix + "hello").orElse(hello),
        text(section, prefix + "auth_username").or(this::username),
        section.secret(prefix + "auth_password").or(this::password),
        section.secret(prefix + "auth_secret").or(this::secret),
        text(section, prefix + "auth_identity").orElse(identity),
        section.flag(prefix + "require_tls", requireTls),
        section.value(prefix + "force_implicit_tls").flatMap(Value::flag).or(this::implicitTls),
        section.section(prefix + "tls_config").map(TlsReader::all).orElse(tls));
  }

  /** An empty text inherits the value. */
  private static Optional<String> text(Section section, String key) {
    return section.filled(key).flatMap(Value::text);
  }

  /** Without password and secret there is no login; a server that requires one will say so. */
  Optional<EmailIntegration.Login> login() {
    return username
        .filter(_ -> password.isPresent() || secret.isPresent())
        .map(name -> new EmailIntegration.Login(name, password, secret, identity));
  }

  boolean implicitTlsAt(EmailIntegration.Smarthost host) {
    return implicitTls.orElse(host.port() == 465);
  }
}

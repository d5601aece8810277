package io.tocsin.notifier.template;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The URL of the console. Read for each message, because an ephemeral port is known only after the
 * start.
 */
@ApplicationScoped
public class ExternalUrl {
  private final Provider<String> setting;

  public ExternalUrl(
      @ConfigProperty(name = "tocsin.web.external-url", defaultValue = "http://localhost:9093")
          Provider<String> setting) {
    this.setting = setting;
  }

  public String withoutSlash() {
    return setting.get().replaceAll("/+$", "");
  }
}

package io.tocsin.testkit.demo;

import io.tocsin.testkit.pagerduty.FakePagerDuty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo's files, in a folder of its own that is kept for inspection. */
public record DemoFiles(Path configuration, Path data, Path log) {

  public static DemoFiles write(Surroundings surroundings) throws IOException {
    var folder = Files.createTempDirectory("tocsin-demo");
    var configuration = folder.resolve("alertmanager.yml");
    Files.writeString(configuration, configuration("alertmanager.yml", surroundings));
    return new DemoFiles(configuration, folder.resolve("data"), folder.resolve("tocsin.log"));
  }

  static String runbook() throws IOException {
    return resource("restart-guest.yaml");
  }

  /**
   * @param name of one of the files beside this class
   */
  static String configuration(String name, Surroundings surroundings) throws IOException {
    return resource(name)
        .replace("@slack-token@", surroundings.slack().token())
        .replace("@slack-url@", surroundings.slack().postMessageUrl().toString())
        .replace("@pagerduty-url@", surroundings.pagerDuty().url().toString())
        .replace("@smarthost@", surroundings.mail().smarthost())
        .replace("@routing-key@", FakePagerDuty.ROUTING_KEY)
        .replace("@webhook-url@", surroundings.webhooks().url().toString());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DemoFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the jar of the demo");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package io.tocsin.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/** Runs the incident once, shows the result, and stays up until it is interrupted. */
public final class Demo {
  private static final int BAD_COMMAND_LINE = 2;

  private Demo() {}

  public static void main(String[] arguments) throws Exception {
    var options = DemoOptions.parse(arguments);
    if (options.isEmpty()) {
      System.err.println(DemoOptions.USAGE);
      System.exit(BAD_COMMAND_LINE);
    }
    System.exit(run(options.orElseThrow()));
  }

  private static int run(DemoOptions options) throws IOException, InterruptedException {
    var clock = InstantSource.system();
    var terminal = new Terminal(System.out, clock);
    if (!Files.isReadable(options.standalone())) {
      terminal.fail(
          "%s does not exist. Build it first: ./tocsin build".formatted(options.standalone()));
      return 1;
    }
    try (var surroundings = new Surroundings(clock)) {
      return run(options, clock, terminal, surroundings);
    }
  }

  private static int run(
      DemoOptions options, InstantSource clock, Terminal terminal, Surroundings surroundings)
      throws IOException, InterruptedException {
    terminal.title("Tocsin demo: a guest dies, and nobody has to get up");
    terminal.say("fakes", surroundings.addresses());
    var files = DemoFiles.write(surroundings);
    terminal.say("tocsin", "starts; its log is " + files.log());
    var tocsin = TocsinProcess.start(options, files, surroundings);
    try (tocsin) {
      tocsin.awaitListening();
      boolean well = new Incident(clock, terminal, surroundings, tocsin).tell();
      terminal.title(well ? "All checks passed." : "A check failed. See " + files.log());
      if (!options.once() && well) {
        terminal.say("look", surroundings.addresses() + "\nTocsin     " + tocsin.url());
        terminal.say("end", "Ctrl-C ends the demo.");
        tocsin.waitForEnd();
      }
      return well ? 0 : 1;
    } catch (TocsinProcess.NotListeningException e) {
      terminal.fail(String.valueOf(e.getMessage()));
      return 1;
    }
  }
}

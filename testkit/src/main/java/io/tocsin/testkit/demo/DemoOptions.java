package io.tocsin.testkit.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param standalone the jar of standalone mode
 * @param javaOptions for its JVM
 * @param once exit after the incident instead of staying up
 */
record DemoOptions(Path standalone, List<String> javaOptions, boolean once) {
  static final String USAGE =
      """
      usage: Demo [--standalone=<quarkus-run.jar>] [--java-option=<option>]... [--once]
        --standalone   the program to start; default standalone/target/quarkus-app/quarkus-run.jar
        --java-option  given to its JVM; may be repeated
        --once         end after the story, with exit code 0 if all went well and 1 if not""";

  private static final Path DEFAULT =
      Path.of("standalone", "target", "quarkus-app", "quarkus-run.jar");
  private static final String STANDALONE = "--standalone=";
  private static final String JAVA_OPTION = "--java-option=";

  DemoOptions {
    javaOptions = List.copyOf(javaOptions);
  }

  /** Empty if an option is unknown. */
  static Optional<DemoOptions> parse(String... arguments) {
    var standalone = DEFAULT;
    var javaOptions = new ArrayList<String>();
    boolean once = false;
    for (var argument : arguments) {
      if (argument.startsWith(STANDALONE)) {
        standalone = Path.of(argument.substring(STANDALONE.length()));
      } else if (argument.startsWith(JAVA_OPTION)) {
        javaOptions.add(argument.substring(JAVA_OPTION.length()));
      } else if (argument.equals("--once")) {
        once = true;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new DemoOptions(standalone, javaOptions, once));
  }
}

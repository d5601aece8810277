package io.tocsin.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
  @Test
  void everythingCanBeLeftOut() {
    var options = DemoOptions.parse().orElseThrow();

    assertThat(options.once()).isFalse();
    assertThat(options.javaOptions()).isEmpty();
    assertThat(options.standalone()).endsWithRaw(Path.of("quarkus-run.jar"));
  }

  @Test
  void everythingCanBeSaid() {
    var options =
        DemoOptions.parse(
                "--once", "--standalone=a/run.jar", "--java-option=-Xmx1g", "--java-option=-ea")
            .orElseThrow();

    assertThat(options.once()).isTrue();
    assertThat(options.standalone()).isEqualTo(Path.of("a/run.jar"));
    assertThat(options.javaOptions()).containsExactly("-Xmx1g", "-ea");
  }

  @Test
  void whatIsUnknownIsRefused() {
    assertThat(DemoOptions.parse("--twice")).isEmpty();
  }
}

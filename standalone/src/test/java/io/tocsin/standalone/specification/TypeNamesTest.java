package io.tocsin.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
  /** The same concept in several modules, each with the reason why it is not shared. */
  private static final Map<String, String> DELIBERATE =
      Map.of("Problem", "one answers on the event loop, the other is a JAX-RS entity");

  @Test
  void simpleNameStandsInOneModuleOnly() throws IOException {
    var modules = new SourceTree(Path.of("..")).modulesByType();
    modules.values().removeIf(of -> of.size() == 1);

    assertThat(modules.keySet()).isSubsetOf(DELIBERATE.keySet());
  }
}

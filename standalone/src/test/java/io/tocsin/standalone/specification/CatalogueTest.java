package io.tocsin.standalone.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class CatalogueTest {
  private final Catalogue catalogue = new Catalogue(Path.of(".."));

  @Test
  void everyNumberStandsOnce() throws IOException {
    assertThat(catalogue.rows()).hasSizeGreaterThan(600).doesNotHaveDuplicates();
  }

  @Test
  void everyTagIsARow() throws IOException {
    assertThat(catalogue.rows()).containsAll(catalogue.tags());
  }

  @Test
  void rowsWithoutATestAreListed(TestReporter report) throws IOException {
    var tags = catalogue.tags();
    var untested = catalogue.rows().stream().filter(row -> !tags.contains(row)).sorted().toList();

    report.publishEntry("rows without a test", String.join(" ", untested));
    assertThat(tags).hasSizeGreaterThan(300);
  }
}

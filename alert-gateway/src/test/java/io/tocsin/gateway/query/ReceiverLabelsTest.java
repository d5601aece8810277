package io.tocsin.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.model.label.LabelSet;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReceiverLabelsTest {
  @Test
  @Tag("AM-17.6")
  @Tag("AM-19.2")
  @DisplayName("receivers are selected by their labels, of which their name is one")
  void labels() throws Exception {
    var labels =
        ReceiverLabels.in(
            ConfigurationReader.read(
                """
                route: {receiver: disks}
                receivers:
                  - {name: disks, labels: {team: storage}}
                  - {name: others}
                """,
                Path.of("/etc/tocsin")));

    assertThat(labels.of("disks")).isEqualTo(LabelSet.of("name", "disks", "team", "storage"));
    assertThat(labels.of("others")).isEqualTo(LabelSet.of("name", "others"));
    assertThat(labels.of("new")).isEqualTo(LabelSet.of("name", "new"));
  }
}

package io.tocsin.configuration.active;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.receiver.Receiver;
import io.tocsin.model.label.LabelSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void writeOne() throws IOException {
    path = folder.resolve("alertmanager.yml");
    writeReceiver("one");
  }

  @Test
  void reloadReplacesTheConfigurationAndTellsSubscribers() throws Exception {
    var active = new ActiveConfiguration(new ConfigurationFile(path, LabelSyntax.FALLBACK));
    var told = new ArrayList<Configuration>();
    active.subscribe(told::add);

    writeReceiver("two");
    active.reload();

    assertThat(active.current().route().receiver()).isEqualTo("two");
    assertThat(told).containsExactly(active.current());
  }

  @Test
  @DisplayName("18 a reload with mistakes leaves the old configuration in force")
  void reloadIsAllOrNothing() throws Exception {
    var active =
        new ActiveConfiguration(
            new LoggedSource(new ConfigurationFile(path, LabelSyntax.FALLBACK)));
    var told = new ArrayList<Configuration>();
    active.subscribe(told::add);

    Files.writeString(path, "route: {receiver: two, group_wiat: 1s}");

    assertThatThrownBy(active::reload)
        .isInstanceOfSatisfying(
            InvalidConfigurationException.class, e -> assertThat(e.mistakes()).hasSize(2));
    assertThat(active.current().route().receiver()).isEqualTo("one");
    assertThat(active.lastReloadSucceeded()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void aReloadThatWorksAgainIsRemembered() throws Exception {
    var active = new ActiveConfiguration(new ConfigurationFile(path, LabelSyntax.FALLBACK));
    Files.writeString(path, "");
    assertThatThrownBy(active::reload).isInstanceOf(InvalidConfigurationException.class);

    writeReceiver("two");
    active.reload();

    assertThat(active.lastReloadSucceeded()).isTrue();
  }

  @Test
  void aFileThatWasAskedForHasToBeThere() throws Exception {
    Files.delete(path);

    assertThatThrownBy(
            () -> ConfigurationFile.sourceFor(Optional.of(path), LabelSyntax.FALLBACK).read())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("cannot read " + path + ": it does not exist");
  }

  @Test
  void withoutAnyFileThereIsTheExample() throws Exception {
    var source = ConfigurationFile.sourceFor(Optional.empty(), LabelSyntax.FALLBACK);

    assertThat(source.read()).isEqualTo(ConfigurationFile.example());
    assertThat(source).asString().startsWith("the shipped example (there is no ");
  }

  @Test
  void theExampleTakesAlertsAndTellsNobody() {
    var example = ConfigurationFile.example();

    assertThat(example.receivers()).extracting(Receiver::name).containsExactly("nobody");
    assertThat(example.receiver("nobody").integrations()).isEmpty();
    assertThat(example.warnings()).isEmpty();
  }

  @Test
  @DisplayName("2.4 a file is read in the mode the process was started with")
  void mode() throws Exception {
    Files.writeString(
        path,
        """
        route: {receiver: one}
        receivers: [{name: one}]
        inhibit_rules: [{source_matchers: [a.b=c], equal: [d.e]}]
        """);

    var configuration = new ConfigurationFile(path, LabelSyntax.UTF8_STRICT).read();

    assertThat(configuration.labelSyntax()).isEqualTo(LabelSyntax.UTF8_STRICT);
    assertThatThrownBy(() -> new ConfigurationFile(path, LabelSyntax.CLASSIC).read())
        .hasMessageContaining("inhibit_rules[0].source_matchers[0]: bad matcher format: a.b=c")
        .hasMessageContaining(
            "inhibit_rules[0].equal[0]: invalid label name \"d.e\" in equal list");
  }

  @Test
  @DisplayName("B087 a file that is not UTF-8 is refused")
  void notUtf8() throws IOException {
    Files.write(path, "# é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> new ConfigurationFile(path, LabelSyntax.FALLBACK).read())
        .hasMessage("cannot read " + path + ": it is not UTF-8");
  }

  @Test
  @DisplayName("B084, L-28 a file over 1 MiB is refused")
  void tooLarge() throws IOException {
    Files.writeString(path, "#".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> new ConfigurationFile(path, LabelSyntax.FALLBACK).read())
        .hasMessage("cannot read " + path + ": it is larger than 1 MiB");
  }

  private void writeReceiver(String name) throws IOException {
    Files.writeString(
        path, "route: {receiver: %s}\nreceivers: [{name: %s}]\n".formatted(name, name));
  }
}

package io.tocsin.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.standalone.flag.GivenFlags;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String VALID =
      """
      route:
        receiver: team
        routes: [{matchers: ['a="b"']}, {matchers: ['c="d"']}]
      receivers: [{name: team}, {name: other}]
      templates: [x.tmpl]
      """;
  private static final String BROKEN =
      "route: {receiver: ghost}\nrutes: 1\nreceivers: [{name: team}]\ntemplates: [x.tmpl]\n";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<GivenFlags> started = new ArrayList<>();
  private Path valid;
  private Path broken;

  @BeforeEach
  void writeFiles() throws Exception {
    valid = Files.writeString(folder.resolve("valid.yml"), VALID);
    broken = Files.writeString(folder.resolve("broken.yml"), BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version", "up --version", "--version", "check-config --version"})
  void versionIsPrintedWithoutStarting(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();

    assertThat(out.toString(UTF_8)).startsWith("tocsin, version 0.").doesNotContain("$");
    assertThat(started).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--storage.path=x", "up --storage.path=x", "up --storage.path x"})
  void flagsAloneMeanUp(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(7);

    assertThat(started).singleElement().extracting(GivenFlags::storagePath).hasToString("x");
  }

  @Test
  void noArgumentsMeanUp() {
    assertThat(run()).isEqualTo(7);
    assertThat(started).hasSize(1);
  }

  @Test
  void argumentsOfUpReachItsOwnParserAsTheyAre() throws Exception {
    assertThat(run("up", "--cluster.peer=@" + valid)).isEqualTo(7);
    assertThat(run("up", "--", "--help")).isZero();
    assertThat(run("up", "--")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("unexpected \"--\"");
  }

  @Test
  void validFileIsCountedAndWarnedAbout() {
    assertThat(run("check-config", valid.toString())).isZero();

    assertThat(out.toString(UTF_8))
        .contains("Checking '" + valid + "'  SUCCESS")
        .contains(" - 2 receivers", " - 3 routes")
        .contains("warning: ", "templates");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void everyMistakeAndWarningOfEveryFileIsPrinted() {
    assertThat(run("check-config", broken.toString(), valid.toString(), "missing.yml"))
        .isEqualTo(1);

    assertThat(out.toString(UTF_8))
        .contains("Checking '" + broken + "'  FAILED:")
        .contains("ghost", "rutes", "warning: ")
        .contains("Checking '" + valid + "'  SUCCESS")
        .contains("Checking 'missing.yml'  FAILED:");
    assertThat(err.toString(UTF_8)).isEqualTo("tocsin: error: failed to validate 2 file(s)\n");
  }

  @Test
  void standardInputIsCheckedWhenNoFileIsGiven() {
    assertThat(run("check-config")).isZero();
    assertThat(out.toString(UTF_8)).contains("Checking 'standard input'  SUCCESS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--alertmanager.url=http://x:9093",
        "--date.format=x",
        "--http.config.file=x.yml",
        "--timeout=30s",
        "-v",
        "--verbose",
        "--no-verbose",
        "--version-check",
        "--no-version-check",
        "--output=json",
        "-o extended",
        "--enable-feature=classic-mode",
        "--enable-feature=utf8-strict-mode --enable-feature=classic-mode"
      })
  void flagsOfAmtoolAreTaken(String flags) {
    assertThat(run(("check-config " + flags + " " + valid).split(" "))).isZero();
  }

  @Test
  void featureDecidesHowMatchersAreRead() throws Exception {
    var utf8 = Files.writeString(folder.resolve("utf8.yml"), VALID.replace("a=\"b\"", "ä=\"b\""));

    assertThat(run("check-config", utf8.toString())).isZero();
    assertThat(run("check-config", "--enable-feature=classic-mode", utf8.toString())).isEqualTo(1);
    assertThat(run("check-config", "--enable-feature=magic", utf8.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("unknown feature \"magic\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chek-config x.yml", "check-config --outputt=x", "check-config -o xml f"})
  void wrongCommandLineIsRejectedInOneLine(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString(UTF_8)).startsWith("tocsin: error: ").hasLineCount(1);
    assertThat(started).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--help-long", "--help-man"})
  void helpOfACheckNamesItsFlags(String flag) {
    assertThat(run("check-config", flag)).isZero();

    assertThat(out.toString(UTF_8))
        .contains("tocsin check-config")
        .contains(AmtoolFlags.all().stream().map(it -> it.longestName().substring(2)).toList());
  }

  private int run(String... arguments) {
    var in = new ByteArrayInputStream(VALID.getBytes(UTF_8));
    return new Commands(in, print(out), print(err), this::start).run(List.of(arguments));
  }

  private int start(GivenFlags flags) {
    started.add(flags);
    return 7;
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }
}

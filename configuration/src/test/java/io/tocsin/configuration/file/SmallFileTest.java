package io.tocsin.configuration.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.Secret;
import io.tocsin.configuration.SecretSource;
import io.tocsin.configuration.active.ConfigurationFile;
import io.tocsin.configuration.file.UnreadableFileException.Kind;
import io.tocsin.model.label.LabelSyntax;
import io.tocsin.testkit.wait.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Issue 10, item 9. */
@Timeout(60)
class SmallFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "pipe, it is a pipe",
    "zero, it is a pipe",
    "folder, it is a directory",
    "dangling, it does not exist",
    "missing, it does not exist",
    "large, it is larger than 1 KiB"
  })
  void whatIsNoSmallFileIsRefusedWithAReason(String name, String reason) throws Exception {
    prepare();

    assertThatThrownBy(() -> SmallFile.read(folder.resolve(name), 1024))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void fileBehindLinksIsReadAsKubernetesMountsSecrets() throws Exception {
    Files.createDirectory(folder.resolve("..2026"));
    Files.writeString(folder.resolve("..2026/token"), "s3cret\n");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026"));
    Files.createSymbolicLink(folder.resolve("token"), Path.of("..data/token"));

    var source = new SecretSource.InFile(folder.resolve("token"));

    assertThat(source.read()).isEqualTo(new Secret("s3cret"));
  }

  @Test
  void configurationWithSecretsThatNeverEndIsReadAndWarnsOfEach() throws Exception {
    prepare();
    var yaml =
        """
        route: {receiver: r}
        receivers:
          - name: r
            webhook_configs:
              - {url_file: pipe}
              - {url_file: zero}
              - {url_file: folder}
              - {url_file: dangling}
              - {url_file: empty}
        """;

    assertThat(ConfigurationReader.read(yaml, folder).warnings())
        .hasSize(5)
        .allSatisfy(warning -> assertThat(warning).contains(folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({"pipe", "zero", "folder"})
  void configurationFileThatNeverEndsIsRefused(String name) throws Exception {
    prepare();
    var file = new ConfigurationFile(folder.resolve(name), LabelSyntax.FALLBACK);

    assertThatThrownBy(file::read)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("cannot read " + folder.resolve(name) + ": it is a");
  }

  @Test
  void fileSystemThatHangsHoldsUpItsCallerOnceAndNobodyElse() throws Exception {
    var hangs = new CountDownLatch(1);
    var file = folder.resolve("a");

    assertThatThrownBy(() -> BoundedWait.on(file, () -> hangs.await(1, TimeUnit.HOURS)))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LATE))
        .hasMessageContaining("did not answer within 2 s");
    // With a wait for each it would take half an hour.
    for (int i = 0; i < 1000; i++) {
      var other = folder.resolve("b" + i);
      assertThatThrownBy(() -> SmallFile.read(other, 10)).hasMessageContaining("did not answer");
    }

    hangs.countDown();
    Files.writeString(file, "back");
    Await.until(Duration.ofSeconds(20), "its return", () -> isReadable(file));
  }

  @Test
  void secretThatWasReadOutlivesItsFileSystem() throws Exception {
    var file = Files.writeString(folder.resolve("token"), "s3cret");
    var source = new SecretSource.InFile(file);
    source.read();
    var hangs = new CountDownLatch(1);
    assertThatThrownBy(() -> BoundedWait.on(file, () -> hangs.await(1, TimeUnit.HOURS)))
        .isInstanceOf(UnreadableFileException.class);

    assertThat(source.read()).isEqualTo(new Secret("s3cret"));

    assertThatThrownBy(() -> new SecretSource.InFile(folder.resolve("never")).read())
        .hasMessageContaining("cannot read secret file " + folder.resolve("never"));
    hangs.countDown();
  }

  private boolean isReadable(Path file) {
    try {
      return SmallFile.read(file, 10).bytes().length == 4;
    } catch (UnreadableFileException e) {
      return false;
    }
  }

  private void prepare() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor())
        .isZero();
    Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Files.writeString(folder.resolve("empty"), "\n");
    Files.writeString(folder.resolve("large"), "x".repeat(1025));
  }
}

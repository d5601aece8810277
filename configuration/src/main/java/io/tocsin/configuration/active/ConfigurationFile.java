package io.tocsin.configuration.active;

import io.tocsin.configuration.Configuration;
import io.tocsin.configuration.ConfigurationReader;
import io.tocsin.configuration.InvalidConfigurationException;
import io.tocsin.configuration.file.SmallFile;
import io.tocsin.configuration.file.UnreadableFileException;
import io.tocsin.model.label.LabelSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The configuration file, read again at each load. */
public final class ConfigurationFile implements ActiveConfiguration.Source {
  /** The default location of the configuration file. */
  public static final Path USUAL_PLACE = Path.of("alertmanager.yml");

  private static final String EXAMPLE = "/io/tocsin/configuration/example.yml";

  private static final int MAX_BYTES = 1 << 20;

  private final Path path;
  private final LabelSyntax syntax;

  /**
   * @param syntax syntax of matchers and label names
   */
  public ConfigurationFile(Path path, LabelSyntax syntax) {
    this.path = path.toAbsolutePath().normalize();
    this.syntax = syntax;
  }

  /**
   * Determines the source of the configuration. A configured file must exist; the default one may
   * be missing.
   *
   * @param setting the configured file, if any
   * @return that file; else {@code alertmanager.yml} if it is there; else the example
   */
  public static ActiveConfiguration.Source sourceFor(Optional<Path> setting, LabelSyntax syntax) {
    return setting
        .<ActiveConfiguration.Source>map(path -> new ConfigurationFile(path, syntax))
        .orElseGet(() -> new DefaultLocation(new ConfigurationFile(USUAL_PLACE, syntax)));
  }

  /**
   * Reads a configuration from a stream; relative paths in it start from the working folder.
   *
   * @throws InvalidConfigurationException also if it cannot be read, or is too large
   */
  public static Configuration read(InputStream in, LabelSyntax syntax)
      throws InvalidConfigurationException {
    try {
      var bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InvalidConfigurationException(
            List.of("it is larger than " + MAX_BYTES + " bytes"));
      }
      return ConfigurationReader.read(decoded(bytes), Path.of("").toAbsolutePath(), syntax);
    } catch (CharacterCodingException e) {
      throw new InvalidConfigurationException(List.of("it is not UTF-8"));
    } catch (IOException e) {
      throw new InvalidConfigurationException(List.of("cannot read it: " + e.getMessage()));
    }
  }

  /** The shipped example: accepts and groups alerts, but its receiver has no integrations. */
  public static Configuration example() {
    return example(LabelSyntax.FALLBACK);
  }

  private static Configuration example(LabelSyntax syntax) {
    try (var in = ConfigurationFile.class.getResourceAsStream(EXAMPLE)) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return ConfigurationReader.read(text, Path.of("").toAbsolutePath(), syntax);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidConfigurationException e) {
      throw new IllegalStateException("the example configuration has mistakes", e);
    }
  }

  @Override
  public Configuration read() throws InvalidConfigurationException {
    return ConfigurationReader.read(text(), Objects.requireNonNull(path.getParent()), syntax);
  }

  /** The path, for messages. */
  @Override
  public String toString() {
    return path.toString();
  }

  private String text() throws InvalidConfigurationException {
    try {
      return decoded(SmallFile.read(path, MAX_BYTES).bytes());
    } catch (CharacterCodingException e) {
      throw cannotRead("it is not UTF-8");
    } catch (UnreadableFileException e) {
      throw cannotRead(String.valueOf(e.getMessage()));
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private InvalidConfigurationException cannotRead(String why) {
    return new InvalidConfigurationException(List.of("cannot read " + path + ": " + why));
  }

  /** Checks for the file at every reload: it may have been created meanwhile. */
  private record DefaultLocation(ConfigurationFile file) implements ActiveConfiguration.Source {
    @Override
    public Configuration read() throws InvalidConfigurationException {
      return SmallFile.exists(file.path) ? file.read() : example(file.syntax);
    }

    @Override
    public String toString() {
      return SmallFile.exists(file.path)
          ? file.toString()
          : "the shipped example (there is no " + file + ")";
    }
  }
}

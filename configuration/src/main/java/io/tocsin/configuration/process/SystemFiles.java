package io.tocsin.configuration.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Values from Linux's files under /proc and /sys. Empty where a file does not exist, on another
 * system or in a container that hides it.
 *
 * @param root of the file system
 */
record SystemFiles(Path root) {

  List<String> lines(Path file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The first number on the line that starts with a word; empty for values like "max". */
  OptionalLong number(Path file, String after) {
    return lines(file).stream()
        .filter(line -> line.startsWith(after))
        .flatMap(line -> Stream.of(line.substring(after.length()).strip().split("\\s+")).limit(1))
        .filter(word -> word.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  /** A file with one number. */
  OptionalLong number(Path file) {
    return number(file, "");
  }

  /** Folders of processes. */
  List<Path> processes() {
    try (var entries = Files.list(root.resolve("proc"))) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .map(root::relativize)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

package io.tocsin.standalone.specification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The main code of all modules, as files. */
record SourceTree(Path root) {

  /** Modules by the simple names of the top-level types in them. */
  Map<String, Set<String>> modulesByType() throws IOException {
    var modules = new TreeMap<String, Set<String>>();
    try (var folders = Files.list(root)) {
      for (var folder :
          folders.filter(it -> Files.isDirectory(it.resolve("src/main/java"))).toList()) {
        for (var type : types(folder)) {
          modules
              .computeIfAbsent(type, name -> new TreeSet<>())
              .add(folder.getFileName().toString());
        }
      }
    }
    return modules;
  }

  private static Set<String> types(Path module) throws IOException {
    var types = new TreeSet<String>();
    try (var files = Files.walk(module.resolve("src/main/java"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java") && !name.contains("-"))
          .forEach(name -> types.add(name.substring(0, name.length() - ".java".length())));
    }
    return types;
  }
}

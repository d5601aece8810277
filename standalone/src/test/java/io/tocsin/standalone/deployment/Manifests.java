package io.tocsin.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What an overlay becomes. */
record Manifests(List<JsonNode> documents) {

  static Manifests rendered(String overlay) throws IOException, InterruptedException {
    return renderedFrom(Tree.path("k8s/" + overlay));
  }

  static Manifests renderedFrom(Path overlay) throws IOException, InterruptedException {
    var process = kubectl("kustomize", overlay.toString());
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("kubectl kustomize " + overlay + " failed:\n" + output);
    }
    return new Manifests(Tree.documents(output));
  }

  /** The base's workloads as they are in the files: what needs no kubectl to be looked at. */
  static Manifests asWritten() throws IOException {
    var documents = new ArrayList<JsonNode>();
    for (var service : Compose.OURS) {
      documents.addAll(Tree.documents(Tree.text("k8s/base/" + service + ".yaml")));
    }
    return new Manifests(documents);
  }

  /** What is laid over each pod of the base. */
  static JsonNode sharedPod() throws IOException {
    return Tree.documents(Tree.text("k8s/base/pod.yaml")).getFirst().at("/spec/template/spec");
  }

  private static Process kubectl(String... arguments) {
    var command = Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Assumptions.abort("kubectl is not installed here: " + e.getMessage());
    }
  }

  Stream<JsonNode> kind(String kind) {
    return documents.stream().filter(document -> document.path("kind").asText().equals(kind));
  }

  /** Whatever makes pods. */
  List<JsonNode> workloads() {
    return Stream.of("Deployment", "StatefulSet").flatMap(this::kind).toList();
  }

  List<JsonNode> pods() {
    return workloads().stream().map(workload -> workload.at("/spec/template/spec")).toList();
  }

  List<JsonNode> containers() {
    return pods().stream().flatMap(pod -> pod.path("containers").valueStream()).toList();
  }

  /** The workloads whose pods carry all of these labels. */
  List<String> selectedBy(JsonNode labels) {
    return workloads().stream()
        .filter(workload -> carries(workload.at("/spec/template/metadata/labels"), labels))
        .map(Manifests::name)
        .toList();
  }

  private static boolean carries(JsonNode own, JsonNode wanted) {
    return wanted
        .propertyStream()
        .allMatch(label -> label.getValue().equals(own.get(label.getKey())));
  }

  static String name(JsonNode document) {
    return document.at("/metadata/name").asText();
  }

  static List<String> texts(List<JsonNode> nodes, String pointer) {
    Function<JsonNode, String> text = node -> node.at(pointer).asText("absent");
    return nodes.stream().map(text).toList();
  }

  static Map<String, JsonNode> byName(Stream<JsonNode> documents) {
    return documents.collect(Collectors.toMap(Manifests::name, Function.identity()));
  }
}

package io.tocsin.standalone.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory of one of our containers.
 *
 * @param where the file that says so
 * @param service whose it is
 * @param limit bytes
 * @param files bytes of its folders in memory, which count as its own
 */
record ContainerMemory(String where, String service, long limit, long files) {
  private static final Pattern SIZE = Pattern.compile("(\\d+)([kmgKMG])i?");
  private static final Map<String, Integer> SHIFTS = Map.of("k", 10, "m", 20, "g", 30);
  private static final Pattern PERCENT = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)");

  static ContainerMemory ofCompose(String service, JsonNode description) {
    long files =
        description
            .path("tmpfs")
            .valueStream()
            .mapToLong(folder -> bytes(folder.asText().replaceFirst(".*size=(\\w+).*", "$1")))
            .sum();
    return new ContainerMemory(
        "docker/compose.yaml", service, bytes(description.path("mem_limit").asText()), files);
  }

  /**
   * @param pod the template of a workload
   * @param volumes of which those in memory count
   */
  static ContainerMemory ofPod(JsonNode pod, Stream<JsonNode> volumes) {
    long files =
        volumes
            .map(volume -> volume.path("emptyDir"))
            .filter(folder -> folder.path("medium").asText().equals("Memory"))
            .mapToLong(folder -> bytes(folder.path("sizeLimit").asText()))
            .sum();
    var limit = pod.at("/containers/0/resources/limits/memory").asText();
    return new ContainerMemory(
        "k8s/base", pod.path("serviceAccountName").asText(), bytes(limit), files);
  }

  /** What the image lets the heap grow to. */
  long heap() throws IOException {
    var percent = PERCENT.matcher(Tree.text("docker/Dockerfile"));
    if (!percent.find()) {
      throw new AssertionError("the Dockerfile does not say what the heap may take");
    }
    return limit * Integer.parseInt(percent.group(1)) / 100;
  }

  /** Of {@code 512m}, {@code 1Gi} and the like. */
  static long bytes(String size) {
    var parts = SIZE.matcher(size);
    if (!parts.matches()) {
      throw new AssertionError("\"" + size + "\" is not a size");
    }
    return Long.parseLong(parts.group(1)) << SHIFTS.get(parts.group(2).toLowerCase(Locale.ROOT));
  }
}

package io.tocsin.testkit.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiSchemaTest {
  private static final String REBOOT = "/nodes/pve1/qemu/101/status/reboot";

  private ApiSchema schema;

  @BeforeEach
  void read() {
    var known = ApiSchema.named();
    Assumptions.assumeTrue(
        known.isPresent(),
        "skipped: no API description; give one with -Dtocsin.proxmox.schema=<pve-api-9.1.json>");
    schema = known.orElseThrow();
  }

  @Test
  void takesWhatIsDescribed() {
    assertThat(schema.mistakesOf(call("POST", REBOOT, Map.of("timeout", List.of("120")))))
        .isEmpty();
    assertThat(schema.mistakesOf(call("GET", "/cluster/resources", Map.of("type", List.of("vm")))))
        .isEmpty();
  }

  @Test
  void namesWhatIsNot() {
    var mistakes =
        schema.mistakesOf(
            call("POST", REBOOT, Map.of("timeout", List.of("soon"), "forceStop", List.of("1"))));

    assertThat(mistakes).containsOnlyKeys("timeout", "forceStop");
    assertThat(schema.mistakesOf(call("GET", "/cluster/resources", Map.of("type", List.of("vms")))))
        .containsOnlyKeys("type");
    assertThat(schema.mistakesOf(call("POST", "/nodes/pve1/qemu/7/status/reboot", Map.of())))
        .containsOnlyKeys("vmid");
  }

  @Test
  void unknownCallsAreNotImplemented() {
    assertThatThrownBy(() -> schema.mistakesOf(call("DELETE", REBOOT, Map.of())))
        .isInstanceOfSatisfying(ApiError.class, error -> assertThat(error.status()).isEqualTo(501));
  }

  private static ApiCall call(String method, String path, Map<String, List<String>> parameters) {
    return new ApiCall(method, path, new Task.Owner("tocsin@pve", "runner"), parameters);
  }
}

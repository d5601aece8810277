package io.tocsin.runner.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.runner.proxmox.GuestState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code guest.status}: reads the current state of the guest. */
final class GuestStatus implements StepType {
  @Override
  public String name() {
    return "guest.status";
  }

  @Override
  public boolean mutates() {
    return false;
  }

  @Override
  public JsonNode parameters() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Override
  public Duration defaultTimeout() {
    return Duration.ofMinutes(1);
  }

  @Override
  public StepMove next(StepSituation situation) {
    var guest = situation.guest();
    return new StepMove.Succeed(
        false,
        outputs(guest),
        guest.name() + " is " + guest.status() + " on " + guest.place().node());
  }

  static Map<String, Object> outputs(GuestState guest) {
    var outputs = new LinkedHashMap<String, Object>();
    outputs.put("node", guest.place().node());
    outputs.put("kind", guest.place().kind().path());
    outputs.put("name", guest.name());
    outputs.put("status", guest.status());
    if (!guest.detail().isEmpty()) {
      outputs.put("qmpstatus", guest.detail());
    }
    outputs.put("uptime", guest.uptime().toSeconds());
    guest.lock().ifPresent(lock -> outputs.put("lock", lock));
    guest.pid().ifPresent(pid -> outputs.put("pid", pid));
    guest.ha().ifPresent(ha -> outputs.put("ha", ha));
    return outputs;
  }
}

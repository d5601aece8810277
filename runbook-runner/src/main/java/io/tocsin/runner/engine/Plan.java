package io.tocsin.runner.engine;

import io.tocsin.runner.proxmox.GuestId;
import io.tocsin.runner.proxmox.GuestListing;
import io.tocsin.runner.proxmox.ProxmoxCluster;
import io.tocsin.runner.runbook.InputValues;
import io.tocsin.runner.runbook.RunbookVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What an execution would do, and to which guest.
 *
 * @param guest the target's inventory entry
 * @param guests all guests of the cluster
 */
record Plan(
    RunbookVersion version,
    InputValues inputs,
    boolean mutates,
    ProxmoxCluster cluster,
    GuestId target,
    GuestListing guest,
    List<GuestListing> guests) {

  /** Hash that an approval is bound to: covers the rendered steps and the target guest. */
  String hash() {
    var text = new StringBuilder(version.hash());
    text.append('\n').append(target).append(' ').append(guest.place().kind());
    for (var step : version.runbook().steps()) {
      text.append('\n').append(step.id()).append(' ').append(step.rendered(inputs));
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

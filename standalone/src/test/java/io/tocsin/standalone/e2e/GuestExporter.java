package io.tocsin.standalone.e2e;

import io.tocsin.testkit.http.Faults;
import io.tocsin.testkit.http.LoopbackServer;
import io.tocsin.testkit.http.Reply;
import io.tocsin.testkit.proxmox.FakeProxmox;
import java.time.InstantSource;

/** Tells Prometheus which guests run, as the exporter for Proxmox does. */
final class GuestExporter implements AutoCloseable {
  private final LoopbackServer server;
  private volatile boolean asked;

  GuestExporter(FakeProxmox proxmox, int vmid) {
    server =
        LoopbackServer.http(
            InstantSource.system(),
            new Faults(),
            request -> {
              asked = true;
              return Reply.text(200, metrics(vmid, proxmox.guest(vmid).isRunning()));
            });
  }

  boolean wasAsked() {
    return asked;
  }

  String target() {
    return "127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  private static String metrics(int vmid, boolean isRunning) {
    return "pve_up{id=\"qemu/%1$d\",vmid=\"%1$d\",pve_cluster=\"lab\"} %2$d\n"
        .formatted(vmid, isRunning ? 1 : 0);
  }
}

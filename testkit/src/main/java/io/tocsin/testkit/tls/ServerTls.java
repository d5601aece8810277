package io.tocsin.testkit.tls;

import io.tocsin.testkit.http.Fault;
import io.tocsin.testkit.http.LoopbackServer;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS on top of an accepted connection, with a replaceable certificate. */
public final class ServerTls implements LoopbackServer.Security {
  private final TestAuthority authority;
  private volatile SSLContext context;
  private volatile boolean wantsCertificate;
  private volatile Optional<Fault.Hang> held = Optional.empty();

  public ServerTls(TestAuthority authority) {
    this.authority = authority;
    this.context = authority.serverContext();
  }

  /** Later connections get another certificate of the same authority. */
  public void renew() {
    context = authority.serverContext();
  }

  /** Later connections get this certificate. */
  public void show(TestCertificate certificate) {
    context = authority.serverContext(certificate);
  }

  /** Later connections are accepted and stay in their handshake until it is released. */
  public Fault.Hang holdHandshakes() {
    var hang = new Fault.Hang();
    held = Optional.of(hang);
    return hang;
  }

  /** Later clients must also present a certificate of the authority. */
  public void demandCertificates() {
    wantsCertificate = true;
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public Socket secure(Socket accepted) throws IOException {
    awaitRelease();
    var secured =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    accepted, accepted.getInetAddress().getHostAddress(), accepted.getPort(), true);
    secured.setUseClientMode(false);
    secured.setNeedClientAuth(wantsCertificate);
    return secured;
  }

  private void awaitRelease() throws IOException {
    try {
      if (held.isPresent()) {
        held.get().awaitRelease();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in a handshake", e);
    }
  }
}

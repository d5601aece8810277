package io.tocsin.testkit.smtp;

import io.tocsin.testkit.journal.Recording;
import io.tocsin.testkit.tls.ServerTls;
import io.tocsin.testkit.tls.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An SMTP server on a free loopback port. */
public final class FakeSmtp implements AutoCloseable {
  private static final int BACKLOG = 64;

  private final TestAuthority authority = new TestAuthority();
  private final ServerTls tls = new ServerTls(authority);
  private final SmtpScript script = new SmtpScript();
  private final Recording<ReceivedMail> mails = new Recording<>();
  private final Recording<String> commands = new Recording<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket listening;
  private final InstantSource clock;
  private final SmtpOffers offers;

  public FakeSmtp(InstantSource clock, SmtpOffers offers) {
    this.clock = clock;
    this.offers = offers;
    this.listening = listen();
    Thread.ofVirtual().name("fake-smtp-" + port()).start(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public String host() {
    return "127.0.0.1";
  }

  /** {@code host:port}, in the form of a {@code smarthost}. */
  public String smarthost() {
    return host() + ":" + port();
  }

  /** The authority that a client must trust. */
  public TestAuthority authority() {
    return authority;
  }

  /** The server's certificate, and its demands on clients. */
  public ServerTls tls() {
    return tls;
  }

  /** Every line of every client outside of mails, including logins. */
  public Recording<String> commands() {
    return commands;
  }

  public SmtpScript script() {
    return script;
  }

  /** Accepted mails; a response may have been lost. */
  public Recording<ReceivedMail> mails() {
    return mails;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop listening on port " + port(), e);
    } finally {
      open.forEach(FakeSmtpSession::reset);
    }
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a free port of 127.0.0.1", e);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        var socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        // The port was closed, or a client went away before it was taken: the loop decides which.
      }
    }
  }

  private void serve(Socket socket) {
    try {
      new FakeSmtpSession(socket, tls, offers, script, mails, commands, clock).serve();
    } finally {
      open.remove(socket);
    }
  }
}

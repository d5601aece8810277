package io.tocsin.testkit.smtp;

import io.tocsin.testkit.http.LoopbackListener;
import io.tocsin.testkit.journal.Recording;
import io.tocsin.testkit.tls.ServerTls;
import io.tocsin.testkit.tls.TestAuthority;
import java.net.Socket;
import java.time.InstantSource;

/** An SMTP server on a free loopback port. */
public final class FakeSmtp implements AutoCloseable {
  private final TestAuthority authority = new TestAuthority();
  private final ServerTls tls = new ServerTls(authority);
  private final SmtpScript script = new SmtpScript();
  private final Recording<ReceivedMail> mails = new Recording<>();
  private final Recording<String> commands = new Recording<>();
  private final LoopbackListener listener = new LoopbackListener(this::serve);
  private final InstantSource clock;
  private final SmtpOffers offers;

  public FakeSmtp(InstantSource clock, SmtpOffers offers) {
    this.clock = clock;
    this.offers = offers;
    listener.start();
  }

  public int port() {
    return listener.port();
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
    listener.close();
  }

  private void serve(Socket socket) {
    new FakeSmtpSession(socket, tls, offers, script, mails, commands, clock).serve();
  }
}

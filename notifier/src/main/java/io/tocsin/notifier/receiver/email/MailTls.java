package io.tocsin.notifier.receiver.email;

import io.tocsin.configuration.receiver.EmailIntegration;
import io.tocsin.configuration.receiver.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over existing connections, with the server name and versions of one receiver. */
final class MailTls extends SSLSocketFactory {
  private static final String NO_CONNECTIONS = "opens no connections of its own";

  private final SSLSocketFactory factory;
  private final TlsSettings settings;

  private MailTls(SSLSocketFactory factory, TlsSettings settings) {
    this.factory = factory;
    this.settings = settings;
  }

  /**
   * @throws IOException if a certificate or key cannot be read; the message says which
   */
  static MailTls sockets(EmailIntegration email) throws IOException {
    var context = new Certificates(email.tls()).context();
    return new MailTls(context.getSocketFactory(), email.tls());
  }

  @Override
  public Socket createSocket(Socket wire, String host, int port, boolean autoClose)
      throws IOException {
    var name = settings.serverName().orElse(host);
    var socket = (SSLSocket) factory.createSocket(wire, name, port, autoClose);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(settings.insecureSkipVerify() ? "" : "HTTPS");
    if (!settings.versions().isEmpty()) {
      parameters.setProtocols(settings.versions().toArray(String[]::new));
    }
    socket.setSSLParameters(parameters);
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return factory.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return factory.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException(NO_CONNECTIONS);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException(NO_CONNECTIONS);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException(NO_CONNECTIONS);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException(NO_CONNECTIONS);
  }
}

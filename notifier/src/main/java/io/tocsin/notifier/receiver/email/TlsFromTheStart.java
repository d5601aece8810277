package io.tocsin.notifier.receiver.email;

import io.tocsin.notifier.receiver.target.UnconnectedSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets with implicit TLS, which the mail library treats as plain ones. With a TLS factory it
 * would open the connection itself and bypass the check of targets.
 */
final class TlsFromTheStart extends UnconnectedSockets {
  private final SocketFactory plain;
  private final SSLSocketFactory tls;
  private final String host;

  TlsFromTheStart(SocketFactory plain, SSLSocketFactory tls, String host) {
    this.plain = plain;
    this.tls = tls;
    this.host = host;
  }

  @Override
  public Socket createSocket() throws IOException {
    return new Layered(plain.createSocket());
  }

  /** Delegates the methods that the mail library uses. */
  private final class Layered extends Socket {
    private Socket socket;

    Layered(Socket wire) {
      this.socket = wire;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      var wire = socket;
      wire.connect(endpoint, timeout);
      try {
        var secured = (javax.net.ssl.SSLSocket) tls.createSocket(wire, host, wire.getPort(), true);
        secured.startHandshake();
        socket = secured;
      } catch (IOException e) {
        wire.close();
        throw e;
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
      socket.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
      return socket.getSoTimeout();
    }

    @Override
    public InetAddress getInetAddress() {
      return socket.getInetAddress();
    }

    @Override
    public int getPort() {
      return socket.getPort();
    }

    @Override
    public boolean isConnected() {
      return socket.isConnected();
    }

    @Override
    public boolean isClosed() {
      return socket.isClosed();
    }

    @Override
    public synchronized void close() throws IOException {
      socket.close();
    }
  }
}

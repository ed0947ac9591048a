package io.xeropulse.warehouse.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Passes bytes to a server and back, and does something once a given number has gone by. */
final class Tripwire implements AutoCloseable {
  private final ServerSocket front;
  private final int serverPort;
  private final long at;
  private final Runnable action;
  private final AtomicLong passed = new AtomicLong();
  private final AtomicBoolean tripped = new AtomicBoolean();
  private final ExecutorService pumps = Executors.newCachedThreadPool();

  Tripwire(int serverPort, long at, Runnable action) throws IOException {
    this.serverPort = serverPort;
    this.at = at;
    this.action = action;
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    pumps.execute(this::accept);
  }

  /** One that only counts. */
  static Tripwire counting(int serverPort) throws IOException {
    return new Tripwire(serverPort, Long.MAX_VALUE, () -> {});
  }

  int port() {
    return front.getLocalPort();
  }

  long passed() {
    return passed.get();
  }

  boolean tripped() {
    return tripped.get();
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        connect(front.accept());
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server;
    try {
      server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
    } catch (IOException dead) {
      client.close();
      return;
    }
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    pumps.execute(() -> pump(client, server));
    pumps.execute(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 13];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        long before = passed.getAndAdd(n);
        int first = (int) Math.max(0, Math.min(n, at - before));
        out.write(buffer, 0, first);
        if (first < n) {
          trip();
          out.write(buffer, first, n - first);
        }
      }
    } catch (IOException ended) {
      // Either side is gone, which is what this is for.
    }
  }

  private void trip() {
    if (tripped.compareAndSet(false, true)) {
      action.run();
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
    pumps.shutdownNow();
  }
}

package io.xeropulse.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A server as it is reached over a network: every byte, there and back, takes half a round trip,
 * and any number of them are on the way at once.
 */
final class DistantServer implements AutoCloseable {
  private final ServerSocket front;
  private final int serverPort;
  private final long oneWayNanos;
  private final ExecutorService pumps = Executors.newCachedThreadPool();

  DistantServer(int serverPort, Duration roundTrip) throws IOException {
    this.serverPort = serverPort;
    this.oneWayNanos = roundTrip.toNanos() / 2;
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    pumps.execute(this::accept);
  }

  int port() {
    return front.getLocalPort();
  }

  /** Bytes on the way; none are the end. */
  private record Parcel(ByteBuffer bytes, long dueNanos) {}

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket client = front.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        connect(client, server);
        connect(server, client);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket from, Socket to) {
    BlockingQueue<Parcel> way = new LinkedBlockingQueue<>();
    pumps.execute(() -> send(from, way));
    pumps.execute(() -> deliver(way, to));
  }

  private void send(Socket from, BlockingQueue<Parcel> way) {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = from.getInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        way.add(parcel(Arrays.copyOf(buffer, n)));
      }
    } catch (IOException ended) {
      // Either side has hung up.
    } finally {
      way.add(parcel(new byte[0]));
    }
  }

  private static void deliver(BlockingQueue<Parcel> way, Socket to) {
    try (OutputStream out = to.getOutputStream()) {
      for (Parcel next = way.take(); next.bytes().hasRemaining(); next = way.take()) {
        for (long left = left(next); left > 0; left = left(next)) {
          LockSupport.parkNanos(left);
        }
        out.write(next.bytes().array());
      }
    } catch (IOException ended) {
      // Either side has hung up.
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Parcel parcel(byte[] bytes) {
    return new Parcel(ByteBuffer.wrap(bytes), System.nanoTime() + oneWayNanos);
  }

  private static long left(Parcel parcel) {
    return parcel.dueNanos() - System.nanoTime();
  }

  @Override
  public void close() throws IOException {
    front.close();
    pumps.shutdownNow();
  }
}

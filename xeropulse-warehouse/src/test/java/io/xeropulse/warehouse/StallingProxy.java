package io.xeropulse.warehouse;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A way to PostgreSQL that knows the client's messages and stops forwarding, in both directions, at
 * one of them: sockets stay open, as when a network is cut.
 */
public final class StallingProxy implements AutoCloseable {
  private static final int GOES_THROUGH = Integer.MAX_VALUE;
  private static final int STARTUP_ONLY = 8;

  /**
   * What a client sent.
   *
   * @param connection counts connections from 1
   * @param bytes the whole message, its type first; a start of a connection has none
   */
  @SuppressWarnings("ArrayRecordComponent") // compared with no other
  public record Message(int connection, byte[] bytes) {
    public char type() {
      return (char) bytes[0];
    }

    public String text() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public boolean says(String text) {
      return text().contains(text);
    }
  }

  /** Says where forwarding stops. Called by one thread for each connection. */
  public interface Rule {
    /** How many bytes of a message still go through; less than all of them stops its connection. */
    int bytesThrough(Message message);
  }

  private final ServerSocket entry;
  private final PGSimpleDataSource behind;
  private final Rule rule;
  private final List<Socket> sockets = new ArrayList<>();
  private final Object gate = new Object();
  private final CountDownLatch stalls;
  private int connections;
  private boolean cut;
  private boolean healed;

  private StallingProxy(PGSimpleDataSource behind, Rule rule, int stalls) throws IOException {
    this.behind = behind;
    this.rule = rule;
    this.stalls = new CountDownLatch(stalls);
    this.entry = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    start("entry", this::accept);
  }

  /** Opens a way to a database; {@link #awaitStalls} waits for so many stopped connections. */
  public static StallingProxy to(PGSimpleDataSource database, Rule rule, int stalls)
      throws IOException {
    return new StallingProxy(database, rule, stalls);
  }

  /** Lets everything through that {@link #cut} does not stop. */
  public static Rule nothing() {
    return message -> GOES_THROUGH;
  }

  /** The database, by this way. */
  public PGSimpleDataSource database() {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(new String[] {entry.getInetAddress().getHostAddress()});
    database.setPortNumbers(new int[] {entry.getLocalPort()});
    database.setDatabaseName(behind.getDatabaseName());
    database.setUser("postgres");
    return database;
  }

  /** Waits until as many connections stand still as were expected. */
  public boolean awaitStalls(long seconds) throws InterruptedException {
    return stalls.await(seconds, TimeUnit.SECONDS);
  }

  /** Stops every connection, and those to come. */
  public void cut() {
    synchronized (gate) {
      cut = true;
    }
  }

  /** Forwards what was held back, and everything from now on. */
  public void heal() {
    synchronized (gate) {
      cut = false;
      healed = true;
      gate.notifyAll();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entry.accept();
      Socket server = new Socket("localhost", behind.getPortNumbers()[0]);
      int number;
      synchronized (gate) {
        sockets.add(client);
        sockets.add(server);
        number = ++connections;
      }
      boolean[] stalled = new boolean[1];
      start("to server " + number, () -> forward(number, client, server, stalled));
      start("to client " + number, () -> answer(server, client, stalled));
    }
  }

  private void forward(int number, Socket client, Socket server, boolean[] stalled)
      throws IOException {
    try (server) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      boolean started = false;
      while (true) {
        byte[] message = started ? typed(in) : untyped(in);
        started |= message.length > STARTUP_ONLY;
        int through = Math.min(rule.bytesThrough(new Message(number, message)), message.length);
        awaitGate(stalled);
        if (started && through < message.length && stall(stalled)) {
          out.write(message, 0, through);
          out.flush();
          stalls.countDown();
          awaitGate(stalled);
          out.write(message, through, message.length - through);
        } else {
          out.write(message);
        }
        if (in.available() == 0) {
          out.flush();
        }
      }
    }
  }

  private boolean stall(boolean[] stalled) {
    synchronized (gate) {
      stalled[0] = !healed;
      return stalled[0];
    }
  }

  private void awaitGate(boolean[] stalled) throws IOException {
    synchronized (gate) {
      try {
        while (cut || (stalled[0] && !healed)) {
          gate.wait();
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  private static byte[] untyped(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] message = new byte[length];
    ByteBuffer.wrap(message).putInt(length);
    in.readFully(message, Integer.BYTES, length - Integer.BYTES);
    return message;
  }

  private static byte[] typed(DataInputStream in) throws IOException {
    byte type = in.readByte();
    int length = in.readInt();
    byte[] message = new byte[length + 1];
    ByteBuffer.wrap(message).put(type).putInt(length);
    in.readFully(message, 1 + Integer.BYTES, length - Integer.BYTES);
    return message;
  }

  private void answer(Socket server, Socket client, boolean[] stalled) throws IOException {
    try (client) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitGate(stalled);
        out.write(buffer, 0, read);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // One of the sockets was closed, by either side or at the end.
              }
            },
            "proxy " + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    heal();
    entry.close();
    synchronized (gate) {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}

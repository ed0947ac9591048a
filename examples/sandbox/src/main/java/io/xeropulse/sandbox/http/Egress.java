package io.xeropulse.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** The way out: compresses what the client accepts compressed and meters it; thread-safe. */
public final class Egress implements Handler {

  private final Handler inner;
  private final Meter meter;

  /**
   * Wraps a handler.
   *
   * @param inner who answers
   * @param meter what counts
   */
  public Egress(Handler inner, Meter meter) {
    this.inner = inner;
    this.meter = meter;
  }

  @Override
  public Reply handle(Call call) {
    Reply plain = inner.handle(call);
    boolean gzip =
        plain.body().length > 0
            && call.header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT).contains("gzip");
    Reply sent = gzip ? plain.withBody(gzip(plain.body())).with("Content-Encoding", "gzip") : plain;
    String tenant = call.header("xero-tenant-id").orElse("");
    meter.count(
        new Meter.Line(tenant, endpoint(call)),
        sent.body().length,
        plain.body().length,
        sent.status());
    return sent;
  }

  private static String endpoint(Call call) {
    boolean api = call.path().size() > 2 && call.path().get(1).contains(".");
    if (!api) {
      return String.join("/", call.path());
    }
    String resource = call.path().get(2);
    boolean named = resource.equals("Reports") || resource.endsWith(".api");
    return named && call.path().size() > 3 ? resource + "/" + call.path().get(3) : resource;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}

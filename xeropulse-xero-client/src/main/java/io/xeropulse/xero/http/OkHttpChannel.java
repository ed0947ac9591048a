package io.xeropulse.xero.http;

import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.SourceUnavailableException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The last layer: puts a call on the wire and reads the answer to its end, within bounds. */
final class OkHttpChannel implements Channel {
  /** So much is taken from the wire at once; a page of invoices has some hundred thousand bytes. */
  private static final int BUFFER_BYTES = 1 << 16;

  private final OkHttpClient client;
  private final HttpUrl root;
  private final long maxBodyBytes;

  OkHttpChannel(OkHttpClient client, URI root, long maxBodyBytes) {
    // A redirect would carry data, and on the same host the token, to a place nobody configured.
    this.client = client.newBuilder().followRedirects(false).followSslRedirects(false).build();
    this.root = Objects.requireNonNull(HttpUrl.get(root), "Xero's address");
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public Answer send(Call call) {
    try (Response response = client.newCall(okRequest(call)).execute()) {
      return read(call.request(), response);
    } catch (IOException failure) {
      throw unreachable(call.request(), failure);
    }
  }

  private Request okRequest(Call call) {
    ApiRequest asked = call.request();
    HttpUrl.Builder url =
        Objects.requireNonNull(root.resolve(root.encodedPath().replaceAll("/$", "") + asked.path()))
            .newBuilder();
    asked.query().forEach(url::addQueryParameter);
    Request.Builder request =
        new Request.Builder()
            .url(url.build())
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip");
    if (asked.tenantId() != null) {
      request.header("xero-tenant-id", asked.tenantId());
    }
    asked.headers().forEach(request::header);
    if (call.token() != null) {
      request.header("Authorization", "Bearer " + call.token().value());
    }
    return request.build();
  }

  private Answer read(ApiRequest request, Response response) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    response.headers().forEach(header -> headers.put(header.getFirst(), header.getSecond()));
    if (response.body().contentLength() > maxBodyBytes) {
      throw tooLarge(request);
    }
    CountingStream wire = new CountingStream(response.body().byteStream());
    boolean zipped = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    InputStream decoded = zipped ? unzip(request, wire) : wire;
    byte[] body;
    try {
      body = decoded.readNBytes((int) Math.min(maxBodyBytes + 1, Integer.MAX_VALUE - 8));
    } catch (ZipException | EOFException damaged) {
      if (!zipped) {
        throw damaged;
      }
      throw new SourceUnavailableException(
          "%s of organization %s: the gzip body of the answer was damaged or cut short on its way; ask again, and check proxies in between if it stays so"
              .formatted(request, request.organization()),
          damaged);
    }
    if (body.length > maxBodyBytes) {
      throw tooLarge(request);
    }
    return new Answer(new ApiResponse(response.code(), headers, body), wire.count());
  }

  private static InputStream unzip(ApiRequest request, CountingStream wire) throws IOException {
    try {
      return new GZIPInputStream(wire, BUFFER_BYTES);
    } catch (ZipException noGzip) {
      throw new MalformedResponseException(
          "%s of organization %s: the answer says it is gzip and is not; check proxies in between"
              .formatted(request, request.organization()),
          noGzip);
    }
  }

  private MalformedResponseException tooLarge(ApiRequest request) {
    return new MalformedResponseException(
        "%s of organization %s: the answer is larger than %d bytes; ask for smaller pages or raise the limit"
            .formatted(request, request.organization(), maxBodyBytes));
  }

  private SourceUnavailableException unreachable(ApiRequest request, IOException failure) {
    String why;
    if (failure instanceof UnknownHostException) {
      why = "its name cannot be resolved; check the address and DNS";
    } else if (failure instanceof SSLException) {
      why = "no trusted TLS connection; check certificates and proxies in between";
    } else {
      why = "the connection failed; check that it is up and reachable";
    }
    return new SourceUnavailableException(
        "%s of organization %s: %s:%d did not answer: %s (%s)"
            .formatted(
                request,
                request.organization(),
                root.host(),
                root.port(),
                why,
                failure.getClass().getSimpleName()),
        failure);
  }
}

package io.xeropulse.sandbox.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A WireMock server on loopback that hands every request to one handler; thread-safe. */
public final class HttpFront implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(HttpFront.class.getName());

  private final WireMockServer server;

  /**
   * Opens the port.
   *
   * @param port the port, 0 for any free one
   * @param handler who answers
   * @throws PortTakenException if the port cannot be opened
   */
  public HttpFront(int port, Handler handler) {
    server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .disableRequestJournal()
                .gzipDisabled(true)
                .http2PlainDisabled(
                    true) // a broken HTTP/2 stream would not look like a broken line
                .jettyHeaderRequestSize(64 * 1024)
                .containerThreads(24)
                .extensions(new Dispatch(handler)));
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(Dispatch.NAME)));
    try {
      server.start();
    } catch (FatalStartupException refused) {
      throw new PortTakenException(port, refused);
    }
  }

  /**
   * Tells where it listens.
   *
   * @return the base URL, without a slash at its end
   */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private record Dispatch(Handler handler) implements ResponseTransformerV2 {

    static final String NAME = "xeropulse-sandbox";

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      Request request = event.getRequest();
      Map<String, String> headers = new LinkedHashMap<>();
      request.getAllHeaderKeys().forEach(name -> headers.put(name, request.getHeader(name)));
      Call call =
          Call.of(
              request.getMethod().getName(), request.getUrl(), headers, request.getBodyAsString());
      Reply reply = answer(call);
      List<HttpHeader> sent = new ArrayList<>();
      reply.headers().forEach((name, value) -> sent.add(new HttpHeader(name, value)));
      byte[] body = reply.body();
      if (reply.delivery() == Reply.Delivery.HALF) {
        // A length that is not kept makes the server break the connection where the body ends.
        sent.add(new HttpHeader("Content-Length", String.valueOf(body.length)));
        body = Arrays.copyOf(body, body.length / 2);
      }
      Response.Builder answer =
          Response.Builder.like(response)
              .but()
              .status(reply.status())
              .headers(new HttpHeaders(sent))
              .body(body);
      if (reply.delivery() == Reply.Delivery.DROPPED) {
        answer.fault(Fault.CONNECTION_RESET_BY_PEER);
      }
      return answer.incrementInitialDelay(reply.delay().toMillis()).build();
    }

    private Reply answer(Call call) {
      try {
        return handler.handle(call);
      } catch (RuntimeException defect) {
        LOG.log(System.Logger.Level.ERROR, "sandbox failed to answer " + call.url(), defect);
        return Problem.of(500, "An error occurred", "The sandbox itself failed: " + defect);
      }
    }
  }
}

package io.xeropulse.xero.internal.paging;

import com.fasterxml.jackson.core.JacksonException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.http.ApiResponse;
import io.xeropulse.xero.http.ApiTransport;
import io.xeropulse.xero.internal.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for one page of one entity and reads it. */
public final class PageReader {
  /** Older instants have made Xero fail, and no record is older. */
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;
  private final Resource resource;
  private final Map<String, String> filter;

  /**
   * Creates a reader.
   *
   * @param transport what asks
   * @param organization whose data
   * @param tenantId Xero's tenant
   * @param resource which list
   * @param filter parameters that choose among its records
   */
  public PageReader(
      ApiTransport transport,
      OrganizationId organization,
      String tenantId,
      Resource resource,
      Map<String, String> filter) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
    this.resource = resource;
    this.filter = Map.copyOf(filter);
  }

  Resource resource() {
    return resource;
  }

  /**
   * Reads a page.
   *
   * @param page its number, from 1
   * @param modifiedSince only what changed since; null for everything
   * @return the page
   */
  public Envelope read(int page, @Nullable Instant modifiedSince) {
    ApiRequest.Builder request = request(modifiedSince);
    if (resource.can(Feature.PAGES) || resource.can(Feature.SMALL_PAGES)) {
      request.query("page", Integer.toString(page));
    }
    return read(page, request);
  }

  /** Reads what follows an offset, for the lists that know one. */
  Envelope readAfter(long offset, @Nullable Instant modifiedSince) {
    return read(0, request(modifiedSince).query("offset", Long.toString(offset)));
  }

  private Envelope read(int page, ApiRequest.Builder request) {
    ApiResponse response = transport.get(request.build());
    byte[] body = response.status() == 304 ? NOTHING : response.body();
    try {
      return Envelope.read(body, resource.key());
    } catch (JacksonException notJson) {
      throw malformed(
          page,
          "is not Xero's JSON at byte %d (content type %s); try again, and check proxies in between"
              .formatted(
                  notJson.getLocation() == null ? -1 : notJson.getLocation().getByteOffset(),
                  response.header("Content-Type").orElse("none")));
    }
  }

  String list() {
    return resource.qualifiedName() + " of organization " + organization;
  }

  /**
   * Says what is wrong with an answer.
   *
   * @param page the page's number
   * @param what what is wrong, and what to do
   * @return an error that names the list and the organization
   */
  public MalformedResponseException malformed(int page, String what) {
    return new MalformedResponseException(
        "Page %d of %s of organization %s %s"
            .formatted(page, resource.qualifiedName(), organization, what));
  }

  private ApiRequest.Builder request(@Nullable Instant modifiedSince) {
    ApiRequest.Builder request =
        ApiRequest.builder(
                organization, resource.qualifiedName(), "/api.xro/2.0/" + resource.path())
            .tenantId(tenantId);
    for (Feature feature : Feature.values()) {
      if (resource.can(feature)) {
        feature.ask(request);
      }
    }
    filter.forEach(request::query);
    if (modifiedSince != null && resource.can(Feature.SINCE)) {
      request.header("If-Modified-Since", ifModifiedSince(modifiedSince));
    }
    return request;
  }

  /**
   * Writes an instant as Xero wants it: UTC, whole seconds, not before 2000.
   *
   * @param instant the instant
   * @return the header's value
   */
  public static String ifModifiedSince(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return SECONDS.format(second.isBefore(OLDEST) ? OLDEST : second);
  }
}

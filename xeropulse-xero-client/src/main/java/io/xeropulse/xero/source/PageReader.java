package io.xeropulse.xero.source;

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
import org.jspecify.annotations.Nullable;

/** Asks for one page of one entity and reads it. */
final class PageReader {
  /** Older instants have made Xero fail, and no record is older. */
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

  private final ApiTransport transport;
  private final OrganizationId organization;
  private final String tenantId;
  private final XeroEntity entity;

  PageReader(
      ApiTransport transport, OrganizationId organization, String tenantId, XeroEntity entity) {
    this.transport = transport;
    this.organization = organization;
    this.tenantId = tenantId;
    this.entity = entity;
  }

  Envelope read(int page, @Nullable Instant modifiedSince) {
    ApiResponse response = transport.get(request(page, modifiedSince));
    byte[] body = response.status() == 304 ? NOTHING : response.body();
    try {
      return Envelope.read(body, entity.key());
    } catch (JacksonException notJson) {
      throw malformed(
          page,
          "is not Xero's JSON at byte %d (content type %s); try again, and check proxies in between"
              .formatted(
                  notJson.getLocation() == null ? -1 : notJson.getLocation().getByteOffset(),
                  response.header("Content-Type").orElse("none")));
    }
  }

  MalformedResponseException malformed(int page, String what) {
    return new MalformedResponseException(
        "Page %d of %s of organization %s %s".formatted(page, entity.entity(), organization, what));
  }

  private ApiRequest request(int page, @Nullable Instant modifiedSince) {
    ApiRequest.Builder request =
        ApiRequest.builder(
                organization, entity.entity().toString(), "/api.xro/2.0/" + entity.resource())
            .tenantId(tenantId);
    if (entity.can(XeroEntity.Feature.PAGES)) {
      request.query("page", Integer.toString(page));
    }
    for (XeroEntity.Feature feature : XeroEntity.Feature.values()) {
      if (entity.can(feature)) {
        feature.ask(request);
      }
    }
    if (modifiedSince != null && entity.can(XeroEntity.Feature.SINCE)) {
      request.header("If-Modified-Since", ifModifiedSince(modifiedSince));
    }
    return request.build();
  }

  static String ifModifiedSince(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return SECONDS.format(second.isBefore(OLDEST) ? OLDEST : second);
  }
}

package io.xeropulse.xero.http;

import io.xeropulse.core.model.OrganizationId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A read request. Immutable and thread-safe. */
public final class ApiRequest {
  private final OrganizationId organization;
  private final String entity;
  private final String path;
  private final @Nullable String tenantId;
  private final Map<String, String> query;
  private final Map<String, String> headers;

  private ApiRequest(Builder builder) {
    this.organization = builder.organization;
    this.entity = builder.entity;
    this.path = builder.path;
    this.tenantId = builder.tenantId;
    this.query = Collections.unmodifiableMap(new LinkedHashMap<>(builder.query));
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.headers));
  }

  /**
   * Starts describing a request.
   *
   * @param organization whose data; it appears in log lines, errors and the meter
   * @param entity what is read, such as {@code xero/invoices}; for metering and messages
   * @param path absolute path, percent-encoded already, such as {@code /api.xro/2.0/Invoices}
   * @return a builder without tenant, query and headers
   */
  public static Builder builder(OrganizationId organization, String entity, String path) {
    return new Builder(organization, entity, path);
  }

  /**
   * Whose data.
   *
   * @return the organization
   */
  public OrganizationId organization() {
    return organization;
  }

  /**
   * What is read.
   *
   * @return a name for metering and messages
   */
  public String entity() {
    return entity;
  }

  /**
   * Where it is read.
   *
   * @return absolute path, percent-encoded
   */
  public String path() {
    return path;
  }

  /**
   * Xero's tenant.
   *
   * @return the value of {@code xero-tenant-id}, or null for calls that belong to no tenant
   */
  public @Nullable String tenantId() {
    return tenantId;
  }

  /**
   * The query.
   *
   * @return names to values, in the order in which they are sent, not encoded yet
   */
  public Map<String, String> query() {
    return query;
  }

  /**
   * Extra headers.
   *
   * @return names to values
   */
  public Map<String, String> headers() {
    return headers;
  }

  /** Says what is asked, without headers and values of the query. */
  @Override
  public String toString() {
    return "GET " + path + (query.isEmpty() ? "" : " by " + query.keySet()) + " for " + entity;
  }

  /** Describes a request. Not thread-safe. */
  public static final class Builder {
    private final OrganizationId organization;
    private final String entity;
    private final String path;
    private @Nullable String tenantId;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Builder(OrganizationId organization, String entity, String path) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path must begin with a slash: " + path);
      }
      this.organization = organization;
      this.entity = entity;
      this.path = path;
    }

    /**
     * Names Xero's tenant. Default: none.
     *
     * @param tenantId the value of the {@code xero-tenant-id} header, or null for none
     * @return this builder
     */
    public Builder tenantId(@Nullable String tenantId) {
      this.tenantId = tenantId;
      return this;
    }

    /**
     * Adds a query parameter, or replaces the one of the same name.
     *
     * @param name its name
     * @param value its value, not encoded
     * @return this builder
     */
    public Builder query(String name, String value) {
      query.put(name, value);
      return this;
    }

    /**
     * Adds a header, or replaces the one of the same name.
     *
     * @param name its name
     * @param value its value
     * @return this builder
     */
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /**
     * Builds the request.
     *
     * @return an immutable request
     */
    public ApiRequest build() {
      return new ApiRequest(this);
    }
  }
}

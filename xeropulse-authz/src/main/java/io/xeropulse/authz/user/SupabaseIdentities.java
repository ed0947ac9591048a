package io.xeropulse.authz.user;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.authz.internal.KeyedHttp;
import io.xeropulse.authz.scope.UserId;
import io.xeropulse.core.AuthenticationException;
import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.MalformedResponseException;
import io.xeropulse.core.ServiceAddress;
import io.xeropulse.core.SourceUnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Identities kept by Supabase Auth, through its admin API ({@code /auth/v1/admin/users}). Our user
 * id, a UUID, becomes Supabase's, so that a repeated creation is recognized. A call takes 15
 * seconds at most. Thread-safe; the HTTP client is the host's and is not closed.
 */
public final class SupabaseIdentities implements IdentityProvider {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int LARGEST_ANSWER = 1 << 20;
  private static final String USERS = "/auth/v1/admin/users";

  /** Supabase knows no end of time; this is a hundred years. */
  private static final String FOR_EVER = "876000h";

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final KeyedHttp http;
  private final ServiceAddress project;
  private final String serviceKey;

  /**
   * Names the project.
   *
   * @param http the host's HTTP client; it must not follow redirects, since the key would go along
   * @param projectUrl the project's address: https, or http on this machine
   * @param serviceKey the service-role key
   * @throws InvalidConfigurationException if the address would send the key in clear or holds a
   *     user, query or fragment, or the client follows redirects
   */
  public SupabaseIdentities(HttpClient http, URI projectUrl, String serviceKey) {
    this.http = new KeyedHttp(http, "Supabase Auth", TIMEOUT, LARGEST_ANSWER);
    this.project = new ServiceAddress(projectUrl);
    this.serviceKey = serviceKey;
  }

  @Override
  public boolean external() {
    return true;
  }

  @Override
  public void create(UserId user, EmailAddress email) {
    if (send("GET", path(user), BodyPublishers.noBody(), Set.of(200, 404)) == 200) {
      return;
    }
    ObjectNode person = JSON.createObjectNode();
    person.put("id", user.value());
    person.put("email", email.address());
    person.put("email_confirm", true);
    send("POST", "", BodyPublishers.ofString(person.toString()), Set.of(200, 201));
  }

  @Override
  public void ban(UserId user) {
    banFor(user, FOR_EVER);
  }

  @Override
  public void unban(UserId user) {
    banFor(user, "none");
  }

  @Override
  public void delete(UserId user) {
    send("DELETE", path(user), BodyPublishers.noBody(), Set.of(200, 204, 404));
  }

  private void banFor(UserId user, String duration) {
    String body = JSON.createObjectNode().put("ban_duration", duration).toString();
    send("PUT", path(user), BodyPublishers.ofString(body), Set.of(200, 404));
  }

  private static String path(UserId user) {
    if (!UUID_FORM.matcher(user.value()).matches()) {
      throw new InvalidConfigurationException(
          "Supabase's user ids are UUIDs, ours is not: " + user);
    }
    return "/" + user;
  }

  /** The status, if it is one of those expected. Answers are not quoted: they name the person. */
  private int send(String method, String path, BodyPublisher body, Set<Integer> expected) {
    HttpRequest request =
        HttpRequest.newBuilder(project.at(USERS + path))
            .method(method, body)
            .header("apikey", serviceKey)
            .header("Authorization", "Bearer " + serviceKey)
            .header("Content-Type", "application/json")
            .build();
    int status = http.send(request).statusCode();
    if (expected.contains(status)) {
      return status;
    }
    throw refused(method, status);
  }

  private static RuntimeException refused(String method, int status) {
    String what = "Supabase Auth answered " + status + " to " + method + ": ";
    if (status == 401 || status == 403) {
      return new AuthenticationException(what + "check the service-role key");
    }
    return status == 429 || status >= 500
        ? new SourceUnavailableException(what + "try again later")
        : new MalformedResponseException(
            what + "the address may belong to another of its users, whom somebody must remove");
  }

  @Override
  public String toString() {
    return "SupabaseIdentities[hidden]";
  }
}

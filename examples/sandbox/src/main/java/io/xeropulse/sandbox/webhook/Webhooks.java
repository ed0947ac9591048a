package io.xeropulse.sandbox.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.books.Change;
import io.xeropulse.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells a subscriber what changes in the books, as Xero does and with what happens to it on the
 * way: nothing is sent until a test asks for it. Thread-safe.
 */
public final class Webhooks {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofMinutes(15);
  private static final Duration GIVE_UP = Duration.ofHours(24);
  private static final DateTimeFormatter WITHOUT_ZONE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String key;
  private final String tenant;
  private final Supplier<URI> baseUrl;
  private final InstantSource clock;
  private final List<Change> pending = new ArrayList<>();
  private final List<Batch> undelivered = new ArrayList<>();
  private URI target = URI.create("http://127.0.0.1:9/");
  private long sequence;
  private boolean disabled;

  /** What was sent and not received; {@code tried} counts attempts. */
  private record Batch(String body, int events, Instant first, Instant next, int tried) {}

  /**
   * Subscribes to the books.
   *
   * @param books whose changes are told
   * @param key the webhook key that bodies are signed with
   * @param tenant the organisation's tenant id
   * @param baseUrl where the changed things can be read
   * @param clock tells when to try again
   */
  public Webhooks(
      Books books, String key, String tenant, Supplier<URI> baseUrl, InstantSource clock) {
    this.key = key;
    this.tenant = tenant;
    this.baseUrl = baseUrl;
    this.clock = clock;
    books.listen(this::note);
  }

  private synchronized void note(Change change) {
    pending.add(change);
  }

  /**
   * Tells the key.
   *
   * @return the webhook key that bodies are signed with
   */
  public String key() {
    return key;
  }

  /**
   * Chooses who is told.
   *
   * @param url where deliveries are posted
   */
  public synchronized void deliverTo(URI url) {
    target = url;
    disabled = false;
  }

  /**
   * Counts the changes not sent yet.
   *
   * @return how many
   */
  public synchronized int pending() {
    return pending.size();
  }

  /**
   * Tells whether Xero has given up on the subscriber.
   *
   * @return whether a delivery failed for 24 hours
   */
  public synchronized boolean disabled() {
    return disabled;
  }

  /**
   * Asks the subscriber to show that it checks signatures: two empty bodies signed rightly and two
   * with one character off, which must be answered 200 and 401, without a body or cookies.
   *
   * @return the four attempts
   */
  public synchronized List<Delivery> intentToReceive() {
    List<Delivery> attempts = new ArrayList<>();
    for (boolean right : List.of(true, false, true, false)) {
      attempts.add(send(body(List.of()), 0, right));
    }
    return attempts;
  }

  /**
   * Sends what changed, in one body, and what failed before and is due again.
   *
   * @return the attempts, none if there was nothing to send
   */
  public synchronized List<Delivery> deliver() {
    List<Delivery> attempts = new ArrayList<>(retry());
    if (!pending.isEmpty() && !disabled) {
      String body = body(pending);
      attempts.addAll(first(body, pending.size()));
      pending.clear();
    }
    return attempts;
  }

  /**
   * Sends what changed twice over, as happens when an answer is lost.
   *
   * @return the attempts
   */
  public synchronized List<Delivery> deliverTwice() {
    String body = body(pending);
    int events = pending.size();
    pending.clear();
    return List.of(send(body, events, true), send(body, events, true));
  }

  /**
   * Sends what changed one by one in another order.
   *
   * @param seed from which the order is drawn
   * @return the attempts
   */
  public synchronized List<Delivery> deliverShuffled(long seed) {
    List<String> bodies = new ArrayList<>();
    pending.forEach(change -> bodies.add(body(List.of(change))));
    pending.clear();
    Collections.shuffle(bodies, new Random(seed));
    return bodies.stream().map(body -> send(body, 1, true)).toList();
  }

  /**
   * Sends what changed with a signature that is one character off; it stays pending.
   *
   * @return the attempt
   */
  public synchronized Delivery deliverSignedWrongly() {
    return send(body(pending), pending.size(), false);
  }

  private List<Delivery> first(String body, int events) {
    List<Delivery> attempts = new ArrayList<>(List.of(send(body, events, true)));
    if (!attempts.get(0).accepted()) {
      attempts.add(send(body, events, true)); // the first retry comes at once
    }
    if (!attempts.get(attempts.size() - 1).accepted()) {
      Instant now = clock.instant();
      undelivered.add(new Batch(body, events, now, now.plus(RETRY), 2));
    }
    return attempts;
  }

  private List<Delivery> retry() {
    List<Delivery> attempts = new ArrayList<>();
    Instant now = clock.instant();
    for (Batch batch : List.copyOf(undelivered)) {
      if (now.isBefore(batch.next()) || disabled) {
        continue;
      }
      undelivered.remove(batch);
      Delivery attempt = send(batch.body(), batch.events(), true);
      attempts.add(attempt);
      if (!attempt.accepted()) {
        disabled = !now.isBefore(batch.first().plus(GIVE_UP));
        undelivered.add(
            new Batch(
                batch.body(), batch.events(), batch.first(), now.plus(RETRY), batch.tried() + 1));
      }
    }
    return attempts;
  }

  private Delivery send(String body, int events, boolean right) {
    String signature = Signature.of(body, key);
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("x-xero-signature", right ? signature : Signature.spoiled(signature))
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return new Delivery(events, right, answer.statusCode(), fault(answer, right));
    } catch (IOException unreachable) {
      return new Delivery(events, right, 0, Optional.of("nobody answered in time: " + unreachable));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Delivery(events, right, 0, Optional.of("interrupted"));
    }
  }

  private static Optional<String> fault(HttpResponse<String> answer, boolean right) {
    int wanted = right ? 200 : 401;
    if (answer.statusCode() != wanted) {
      return Optional.of("status " + answer.statusCode() + " instead of " + wanted);
    }
    if (!answer.body().isEmpty()) {
      return Optional.of("the answer has a body");
    }
    return answer.headers().firstValue("Set-Cookie").isPresent()
        ? Optional.of("the answer sets a cookie")
        : Optional.empty();
  }

  /** The body with Xero's own odd spacing, which a re-serialised one would lose. */
  private String body(List<Change> changes) {
    String events =
        changes.stream().map(change -> Json.text(event(change))).collect(Collectors.joining(","));
    long first = changes.isEmpty() ? 0 : sequence + 1;
    sequence += changes.size();
    long last = changes.isEmpty() ? 0 : sequence;
    return "{\"events\":["
        + events
        + "],\"firstEventSequence\": "
        + first
        + ",\"lastEventSequence\": "
        + last
        + ", \"entropy\": \""
        + UUID.nameUUIDFromBytes((tenant + sequence).getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "")
            .toUpperCase(Locale.ROOT)
        + "\"}";
  }

  private ObjectNode event(Change change) {
    ObjectNode event = Json.object();
    event.put(
        "resourceUrl",
        baseUrl.get() + "/api.xro/2.0/" + change.category().resource() + "/" + change.id());
    event.put("resourceId", change.id().toString());
    event.put("eventDateUtc", WITHOUT_ZONE.format(change.at()));
    event.put("eventType", change.created() ? "CREATE" : "UPDATE");
    event.put("eventCategory", change.category().name());
    event.put("tenantId", tenant);
    event.put("tenantType", "ORGANISATION");
    if (change.category() == Change.Category.CREDITNOTE) {
      event.putObject("data").put("Type", change.type()).put("Status", change.status());
    }
    return event;
  }
}

package io.xeropulse.xpm;

import io.xeropulse.xpm.model.ClientContact;
import io.xeropulse.xpm.model.PracticeClient;
import io.xeropulse.xpm.model.StoredDocument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;

/** Reads clients. Immutable and thread-safe. */
public final class ClientReads {
  private static final String LARGEST_PAGE = "500";
  private static final DateTimeFormatter IN_QUERY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private final TypedReads<PracticeClient> clients;
  private final TypedReads<ClientContact> contacts;
  private final TypedReads<StoredDocument> documents;

  ClientReads(XpmCalls calls) {
    this.clients = new TypedReads<>(calls, "clients", "Clients", "Client", PracticeClient.class);
    this.contacts = new TypedReads<>(calls, "contacts", "Contacts", "Contact", ClientContact.class);
    this.documents =
        new TypedReads<>(calls, "documents", "Documents", "Document", StoredDocument.class);
  }

  /**
   * All clients, archived and deleted ones among them.
   *
   * @param detail how much of each
   * @return clients, asked for only as it is read
   */
  public Stream<PracticeClient> list(Detail detail) {
    return clients.all(clients.at("client.api/list"), detail.query());
  }

  /**
   * Clients changed since an instant, archived and deleted ones among them.
   *
   * @param since cut to whole seconds
   * @param detail how much of each
   * @return clients, asked for only as it is read
   */
  public Stream<PracticeClient> changedSince(Instant since, Detail detail) {
    return clients.all(
        clients.at("client.api/list"),
        TypedReads.with(detail.query(), "modifiedsince", inQuery(since)));
  }

  /**
   * Clients page by page, without archived and deleted ones, and without their contacts.
   *
   * @return clients, asked for only as it is read
   */
  public Stream<PracticeClient> paged() {
    return clients.paged(
        clients.at("client.api/paged-list"), Map.of("pageSize", LARGEST_PAGE), PageLinks::followed);
  }

  /**
   * Clients that XPM finds for a text.
   *
   * @param text what to look for
   * @param detail how much of each
   * @return clients, asked for only as it is read
   */
  public Stream<PracticeClient> search(String text, Detail detail) {
    return clients.all(
        clients.at("client.api/search"), TypedReads.with(detail.query(), "query", text));
  }

  /**
   * One client with everything.
   *
   * @param uuid the client's identifier
   * @return the client
   */
  public PracticeClient get(String uuid) {
    return clients.one(clients.at("client.api/get").of(uuid));
  }

  /**
   * Everybody at any client, page by page.
   *
   * @return contacts, asked for only as it is read
   */
  public Stream<ClientContact> contacts() {
    return contacts.paged(
        contacts.at("client.api/contacts"), Map.of("pageSize", LARGEST_PAGE), PageLinks::followed);
  }

  /**
   * One person at a client.
   *
   * @param uuid the contact's identifier
   * @return the contact
   */
  public ClientContact contact(String uuid) {
    return contacts.one(contacts.at("client.api/contact").of(uuid));
  }

  /**
   * The documents kept on a client.
   *
   * @param uuid the client's identifier
   * @return documents
   */
  public Stream<StoredDocument> documents(String uuid) {
    return documents.all(documents.at("client.api/documents").of(uuid), Map.of());
  }

  /** An instant as XPM's queries have it: UTC, whole seconds, no offset. */
  static String inQuery(Instant instant) {
    return IN_QUERY.format(instant.atOffset(ZoneOffset.UTC));
  }
}

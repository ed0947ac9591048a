package io.xeropulse.authz.scope;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of one organization that a decision allows. An empty list cannot be expressed: it is
 * either {@link Nothing} or a refusal. Implementations are immutable.
 */
public sealed interface DataScope {

  /**
   * The scope in a person's words, without identifiers.
   *
   * @return a phrase such as "the rows of 3 own clients"
   */
  String describe();

  /** Every row of the organization. */
  record Everything() implements DataScope {
    @Override
    public String describe() {
      return "every row of the organization";
    }
  }

  /**
   * The rows of one team or department.
   *
   * @param name the team, not blank
   */
  record Team(String name) implements DataScope {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank or has control characters
     */
    public Team {
      Spelling.visible(name, "team");
    }

    @Override
    public String describe() {
      return "the rows of the own team";
    }
  }

  /**
   * The rows of the clients assigned to the person.
   *
   * @param clients at least one client identifier, none blank; iterates in sorted order
   */
  record OwnClients(Set<String> clients) implements DataScope {

    /**
     * Copies the identifiers.
     *
     * @throws IllegalArgumentException if there is none, or one is blank or has control characters
     */
    public OwnClients {
      if (clients.isEmpty()) {
        throw new IllegalArgumentException("No client is assigned: refuse, do not list none");
      }
      clients.forEach(client -> Spelling.visible(client, "client identifier"));
      clients = Collections.unmodifiableSortedSet(new TreeSet<>(clients));
    }

    @Override
    public String describe() {
      return clients.size() == 1
          ? "the rows of 1 own client"
          : "the rows of " + clients.size() + " own clients";
    }
  }

  /**
   * The rows that are the person's own: their time, their jobs.
   *
   * @param staff the person's staff identifier, not blank
   */
  record OwnRecords(String staff) implements DataScope {

    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException if it is blank or has control characters
     */
    public OwnRecords {
      Spelling.visible(staff, "staff identifier");
    }

    @Override
    public String describe() {
      return "the person's own rows";
    }
  }

  /** No row at all: right for permissions that need none. */
  record Nothing() implements DataScope {
    @Override
    public String describe() {
      return "no row";
    }
  }
}

package io.xeropulse.core.sync.trigger;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.sync.extract.Entity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What started a sync. Immutable values. */
public sealed interface Trigger {

  /**
   * The word kept in the sync session.
   *
   * @return lower-case and stable
   */
  String name();

  /**
   * The entities to sync.
   *
   * @return names with their source, such as {@code xero/invoices}, or without it for those of
   *     every source; empty for all
   */
  default Set<String> entities() {
    return Set.of();
  }

  /**
   * Whether an entity is to be synced.
   *
   * @param entity one of a source's
   * @return true if it is named, with or without its source, or if all are
   */
  default boolean wants(Entity entity) {
    return entities().isEmpty()
        || entities().contains(entity.toString())
        || entities().contains(entity.name());
  }

  /**
   * The records to sync of an entity.
   *
   * @param entity one of {@link #entities()}
   * @return the source's identifiers; empty for all that changed
   */
  default Set<String> records(String entity) {
    return Set.of();
  }

  /**
   * The records to sync of an entity.
   *
   * @param entity one of a source's
   * @return the source's identifiers; empty for all that changed
   */
  default Set<String> records(Entity entity) {
    boolean withSource = entities().contains(entity.toString());
    boolean without = entities().contains(entity.name());
    if (withSource && without) {
      return Webhook.both(records(entity.toString()), records(entity.name()));
    }
    return records(withSource ? entity.toString() : entity.name());
  }

  /**
   * Whether everything is read again, whatever the watermarks say.
   *
   * @return true for a full sync
   */
  default boolean full() {
    return false;
  }

  /** The plan of the day said so. */
  record Scheduled() implements Trigger {
    @Override
    public String name() {
      return "scheduled";
    }
  }

  /**
   * A person asked for it.
   *
   * @param full true to read everything again, whatever the watermarks say; a list in the middle of
   *     its {@link StartUp} goes on with it
   * @param entities names of the entities to sync; empty for all
   */
  record Manual(boolean full, Set<String> entities) implements Trigger {
    public Manual {
      entities = Set.copyOf(entities);
    }

    /**
     * An incremental sync of every entity.
     *
     * @return the trigger
     */
    public static Manual incremental() {
      return new Manual(false, Set.of());
    }

    @Override
    public String name() {
      return "manual";
    }
  }

  /**
   * The source told us that something changed.
   *
   * @param changed what changed: names of entities, never none, to the source's identifiers of
   *     their records; no identifiers stand for all that changed in the entity
   */
  record Webhook(Map<String, Set<String>> changed) implements Trigger {

    /**
     * Refuses a webhook without news.
     *
     * @throws InvalidConfigurationException if it names no entity
     */
    public Webhook {
      Map<String, Set<String>> copy = new HashMap<>();
      changed.forEach((entity, ids) -> copy.put(entity, Set.copyOf(ids)));
      changed = Map.copyOf(copy);
      if (changed.isEmpty()) {
        throw new InvalidConfigurationException(
            "A webhook that names no entity would sync nothing; name at least one, or ask for a"
                + " manual sync of all");
      }
    }

    /**
     * This webhook and another as one, so that a burst of the same news makes one sync.
     *
     * @param other the other webhook
     * @return a webhook that names every record once
     */
    public Webhook and(Webhook other) {
      Map<String, Set<String>> all = new HashMap<>(changed);
      other.changed.forEach((entity, ids) -> all.merge(entity, ids, Webhook::both));
      return new Webhook(all);
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
      if (some.isEmpty() || others.isEmpty()) {
        return Set.of();
      }
      Set<String> both = new HashSet<>(some);
      both.addAll(others);
      return both;
    }

    @Override
    public Set<String> entities() {
      return changed.keySet();
    }

    @Override
    public Set<String> records(String entity) {
      return changed.getOrDefault(entity, Set.of());
    }

    @Override
    public String name() {
      return "webhook";
    }
  }

  /**
   * The first sync of an organization: lists of dated documents that were never read come in
   * windows of their dates, newest first. Whatever stops it, the next sync of the organization goes
   * on where it stood, whatever started that one. Lists that were read before are read as in any
   * other sync.
   */
  record StartUp() implements Trigger {
    @Override
    public String name() {
      return "start-up";
    }
  }

  /**
   * What the session before read to its end could not be published: it is published now, and
   * nothing is read. Schedulers choose it by themselves; after a session that did not read all, it
   * would publish half of what changed.
   */
  record Publication() implements Trigger {
    @Override
    public String name() {
      return "publication";
    }
  }
}

package io.xeropulse.core.sync.trigger;

import java.util.Set;

/** What started a sync. Immutable values. */
public sealed interface Trigger {

  /**
   * The word kept in the sync session.
   *
   * @return lower-case and stable
   */
  String name();

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
   * @param full true to read everything again, whatever the watermarks say
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
   * @param entities names of the entities to sync, never empty
   */
  record Webhook(Set<String> entities) implements Trigger {
    public Webhook {
      entities = Set.copyOf(entities);
      if (entities.isEmpty()) {
        throw new IllegalArgumentException("A webhook names at least one entity");
      }
    }

    @Override
    public String name() {
      return "webhook";
    }
  }

  /** The first sync of an organization. */
  record StartUp() implements Trigger {
    @Override
    public String name() {
      return "start-up";
    }
  }
}

package io.xeropulse.core.sync.trigger;

/** One process sees its own memory only, whoever asks. */
class InMemoryHeardEventsTest extends HeardEventsContract {
  private final InMemoryHeardEvents memory = new InMemoryHeardEvents(() -> now);

  @Override
  protected HeardEvents node() {
    return memory;
  }

  @Override
  protected long remembered() {
    return memory.remembered();
  }
}

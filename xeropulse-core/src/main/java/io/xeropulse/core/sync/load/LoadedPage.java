package io.xeropulse.core.sync.load;

import io.xeropulse.core.sync.proof.ControlTotal;
import io.xeropulse.core.sync.proof.HeldContent;
import java.util.List;

/**
 * What writing a page did. Immutable.
 *
 * @param receipt what became of its records
 * @param total what it summed up to; it was written with the page
 * @param held what the warehouse now holds of its facts, refused ones left out
 */
public record LoadedPage(LoadReceipt receipt, ControlTotal total, List<HeldContent> held) {
  public LoadedPage {
    held = List.copyOf(held);
  }
}

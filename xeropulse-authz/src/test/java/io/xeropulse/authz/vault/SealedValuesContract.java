package io.xeropulse.authz.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.xeropulse.core.model.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of sealed values must do. */
public abstract class SealedValuesContract {
  protected static final OrganizationId HOME =
      OrganizationId.of("11111111-1111-1111-1111-111111111111");

  /** An empty store. */
  protected abstract SealedValues store();

  /** Stores a value, replacing what stood there. */
  protected abstract void put(SealedValue value);

  /** A place that the store can hold. */
  protected SecretPlace place(String row) {
    return new SecretPlace(HOME, "grants", "refresh_token", row);
  }

  @Test
  void shouldPageThroughEveryValueOnce() {
    SealedValues store = store();
    for (int i = 0; i < 25; i++) {
      put(new SealedValue(place("row-" + i), new byte[] {(byte) i}));
    }
    List<SealedValue> seen = new ArrayList<>();
    Optional<SecretPlace> last = Optional.empty();
    for (List<SealedValue> page = store.page(last, 10);
        !page.isEmpty();
        page = store.page(last, 10)) {
      assertThat(page).hasSizeLessThanOrEqualTo(10);
      seen.addAll(page);
      last = Optional.of(page.get(page.size() - 1).place());
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void shouldReplaceOnlyWhatIsStillAsRead() {
    SealedValues store = store();
    put(new SealedValue(place("a"), new byte[] {1}));
    SealedValue read = store.page(Optional.empty(), 1).get(0);
    assertThat(store.replace(read, new byte[] {2})).isTrue();
    assertThat(store.replace(read, new byte[] {3})).isFalse();
    assertThat(store.page(Optional.empty(), 1).get(0).bytes()).containsExactly(2);
    assertThat(store.replace(new SealedValue(place("gone"), new byte[] {1}), new byte[] {2}))
        .isFalse();
  }
}

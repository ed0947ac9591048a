package io.xeropulse.core.sync.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenIdsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldRememberEveryIdAndNoOther(long seed) {
    Random random = new Random(seed);
    SeenIds seen = new SeenIds();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      String id = Long.toString(random.nextLong(40_000), 36);
      seen.add(id);
      ids.add(id);
    }
    for (long i = 0; i < 40_000; i++) {
      String id = Long.toString(i, 36);
      assertThat(seen.contains(id)).as("seed %d, id %s", seed, id).isEqualTo(ids.contains(id));
    }
  }
}

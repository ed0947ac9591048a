package io.xeropulse.core.sync.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeenIdsTest {
  @ParameterizedTest
  @MethodSource("seeds")
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

  static LongStream seeds() {
    long last = 3;
    System.out.println("SeenIdsTest: seeds 1 to " + last);
    return LongStream.rangeClosed(1, last);
  }
}

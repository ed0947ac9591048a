package io.xeropulse.warehouse.load;

import io.xeropulse.warehouse.Warehouse;
import java.time.Duration;

/** Over a long way pages are written in one message, and leave the same rows. */
class FarLoaderTest extends PostgresLoaderTest {
  static final Duration FAR = Duration.ofMillis(20);

  @Override
  Warehouse.Builder tenancy(Warehouse.Builder builder) {
    return builder.roundTrip(FAR);
  }
}

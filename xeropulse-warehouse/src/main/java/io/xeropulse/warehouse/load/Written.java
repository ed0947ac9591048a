package io.xeropulse.warehouse.load;

/** How many rows of a page were new and how many had changed. */
record Written(long inserted, long updated) {
  static final Written NOTHING = new Written(0, 0);

  Written plus(Written other) {
    return new Written(inserted + other.inserted, updated + other.updated);
  }
}

package io.xeropulse.warehouse.load;

import java.util.List;
import java.util.function.Function;

/** Rows that belong to a fact and are replaced with it, such as an invoice's lines. */
record ChildTable<F, C>(String name, Function<F, List<C>> rows, List<Column<C>> columns) {}

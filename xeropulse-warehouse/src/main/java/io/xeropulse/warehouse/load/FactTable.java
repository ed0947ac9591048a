package io.xeropulse.warehouse.load;

import io.xeropulse.core.model.Fact;
import java.util.List;

/** How a kind of fact is stored: its table, its columns besides the key, and its children. */
record FactTable<F extends Fact>(
    String name, List<Column<F>> columns, List<ChildTable<F, ?>> children) {}

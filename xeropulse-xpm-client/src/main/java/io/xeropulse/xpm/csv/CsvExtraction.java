package io.xeropulse.xpm.csv;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.RejectedRecordException;
import io.xeropulse.xpm.internal.Pages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the exports, all of which are checked when it is opened. One is read after the
 * other, as every entity depends on those before. Not thread-safe.
 */
final class CsvExtraction implements Extraction {
  private final PracticeExports exports;
  private final ExportFacts facts;
  private final List<CsvTable> opened = new ArrayList<>();

  CsvExtraction(PracticeExports exports) {
    this.exports = exports;
    NameIndex staff = new NameIndex();
    NameIndex tasks = new NameIndex();
    scan(exports.staff(), ExportColumns.STAFF, row -> index(staff, row, ExportFacts::staffId));
    scan(exports.tasks(), ExportColumns.TASKS, row -> index(tasks, row, ExportFacts::taskId));
    scan(exports.jobs(), ExportColumns.JOBS, row -> {});
    scan(exports.time(), ExportColumns.TIME, row -> {});
    scan(exports.costs(), ExportColumns.COSTS, row -> {});
    this.facts = new ExportFacts(staff, tasks, new ExportedInvoices(exports.invoices()));
  }

  private static void index(NameIndex names, CsvRow row, Function<CsvRow, String> id) {
    String name = row.text("name");
    if (name != null) {
      names.add(name, id.apply(row));
    }
  }

  private static void scan(@Nullable Path file, CsvColumns columns, Consumer<CsvRow> each) {
    if (file != null) {
      try (CsvTable table = CsvTable.open(file, columns, CsvFaults.REJECT_ROW)) {
        table.forEachRemaining(each);
      }
    }
  }

  @Override
  public Iterator<Page> pages(Entity entity, @Nullable Instant modifiedSince) {
    return switch (entity.name()) {
      case "staff" -> rows(exports.staff(), ExportColumns.STAFF, named(ExportFacts::staff));
      case "tasks" -> rows(exports.tasks(), ExportColumns.TASKS, named(ExportFacts::task));
      case "jobs" ->
          rows(
              exports.jobs(),
              ExportColumns.JOBS,
              row -> record(row, row.text("job_no"), () -> ExportFacts.job(row)));
      case "time" -> rows(exports.time(), ExportColumns.TIME, times(new RowIds()));
      case "costs" -> rows(exports.costs(), ExportColumns.COSTS, costs(new RowIds()));
      case "invoices" -> new Pages<>(facts.invoices().all().iterator(), CsvExtraction::invoice);
      default -> throw new IllegalArgumentException("The exports have no " + entity);
    };
  }

  private Iterator<Page> rows(
      @Nullable Path file, CsvColumns columns, Function<CsvRow, @Nullable SourceRecord> translate) {
    if (file == null) {
      return Collections.emptyIterator();
    }
    CsvTable table = CsvTable.open(file, columns, CsvFaults.REJECT_ROW);
    opened.add(table);
    return new Pages<>(table, translate);
  }

  private static Function<CsvRow, @Nullable SourceRecord> named(Function<CsvRow, Fact> fact) {
    return row -> {
      try {
        Fact named = fact.apply(row);
        return record(row, named.sourceId(), () -> named);
      } catch (RejectedRecordException e) {
        return record(row, null, () -> fact.apply(row));
      }
    };
  }

  private Function<CsvRow, @Nullable SourceRecord> times(RowIds ids) {
    return row -> {
      String id = ids.of(row, "time_uuid", "job_no", "staff_uuid", "staff", "task", "date");
      return record(row, id, () -> facts.time(row, id));
    };
  }

  private static Function<CsvRow, @Nullable SourceRecord> costs(RowIds ids) {
    return row -> {
      String id = ids.of(row, "cost_uuid", "job_no", "date", "description", "code");
      return record(row, id, () -> ExportFacts.cost(row, id));
    };
  }

  private static SourceRecord invoice(InvoiceRows rows) {
    return new ExportRecord(rows.id(), rows::rawText, rows::fact);
  }

  private static SourceRecord record(CsvRow row, @Nullable String id, Supplier<Fact> fact) {
    return new ExportRecord(id, row::rawText, fact);
  }

  /** Files cost no calls. */
  @Override
  public ApiUsage usage(Entity entity) {
    return ApiUsage.NONE;
  }

  @Override
  public void close() {
    opened.forEach(CsvTable::close);
    opened.clear();
  }
}

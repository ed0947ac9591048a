package io.xeropulse.acceptance;

import io.xeropulse.core.model.Fact;
import io.xeropulse.core.model.JobCost;
import io.xeropulse.core.model.OrganizationId;
import io.xeropulse.core.sync.extract.ApiUsage;
import io.xeropulse.core.sync.extract.Coverage;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.extract.Extraction;
import io.xeropulse.core.sync.extract.Page;
import io.xeropulse.core.sync.extract.SourceConnector;
import io.xeropulse.core.sync.extract.SourceRecord;
import io.xeropulse.core.sync.transform.TransformContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A source as a careless change would make it: prices of costs lose their cents. */
record RoundedCosts(SourceConnector right) implements SourceConnector {
  @Override
  public String source() {
    return right.source();
  }

  @Override
  public List<Entity> entities() {
    return right.entities();
  }

  @Override
  public Set<Entity> dependencies(Entity entity) {
    return right.dependencies(entity);
  }

  @Override
  public Extraction open(OrganizationId organization) {
    Extraction extraction = right.open(organization);
    return new Extraction() {
      @Override
      public Iterator<Page> pages(Entity entity, Instant modifiedSince) {
        Iterable<Page> pages = () -> extraction.pages(entity, modifiedSince);
        return StreamSupport.stream(pages.spliterator(), false)
            .map(RoundedCosts::rounded)
            .iterator();
      }

      @Override
      public Optional<Coverage> coverage(Entity entity) {
        return extraction.coverage(entity);
      }

      @Override
      public ApiUsage usage(Entity entity) {
        return extraction.usage(entity);
      }

      @Override
      public void close() {
        extraction.close();
      }
    };
  }

  private static Page rounded(Page page) {
    return new Page(
        page.records().stream().<SourceRecord>map(RoundedRecord::new).toList(),
        page.expectedRecords());
  }

  private record RoundedRecord(SourceRecord right) implements SourceRecord {
    @Override
    public String sourceId() {
      return right.sourceId();
    }

    @Override
    public Instant updatedAt() {
      return right.updatedAt();
    }

    @Override
    public String rawText() {
      return right.rawText();
    }

    @Override
    public Fact toFact(TransformContext context) {
      Fact fact = right.toFact(context);
      return fact instanceof JobCost cost
          ? new JobCost(
              cost.sourceId(),
              cost.jobId(),
              cost.date(),
              cost.description(),
              cost.code(),
              cost.quantity(),
              cost.unitCost(),
              cost.unitPrice().setScale(0, RoundingMode.DOWN),
              cost.billable())
          : fact;
    }
  }
}

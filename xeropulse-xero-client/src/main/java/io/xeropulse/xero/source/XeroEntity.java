package io.xeropulse.xero.source;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.internal.paging.Resource;
import io.xeropulse.xero.internal.paging.Resources;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A list of Xero's that the pipeline reads, and how its records are said in our words.
 *
 * @param resource the list
 * @param fact how a record is said in our words
 */
record XeroEntity(Resource resource, BiFunction<JsonObject, TransformContext, Fact> fact) {
  static final String SOURCE = "xero";

  /**
   * In an order in which no entity refers to a later one; {@link BudgetWindows} come after them.
   */
  static final List<XeroEntity> ALL =
      List.of(
          new XeroEntity(Resources.ORGANISATIONS, ReferenceFacts::organisation),
          new XeroEntity(Resources.ACCOUNTS, ReferenceFacts::account),
          new XeroEntity(Resources.CONTACTS, ReferenceFacts::contact),
          new XeroEntity(Resources.TAX_RATES, ReferenceFacts::taxRate),
          new XeroEntity(Resources.TRACKING_CATEGORIES, ReferenceFacts::trackingCategory),
          new XeroEntity(Resources.ITEMS, ReferenceFacts::item),
          new XeroEntity(Resources.INVOICES, DocumentFacts::invoice),
          new XeroEntity(Resources.CREDIT_NOTES, DocumentFacts::creditNote),
          new XeroEntity(Resources.PAYMENTS, CashFacts::payment),
          new XeroEntity(Resources.BANK_TRANSACTIONS, CashFacts::bankTransaction),
          new XeroEntity(Resources.BANK_TRANSFERS, CashFacts::bankTransfer),
          new XeroEntity(Resources.OVERPAYMENTS, DocumentFacts::overpayment),
          new XeroEntity(Resources.PREPAYMENTS, DocumentFacts::prepayment),
          new XeroEntity(Resources.MANUAL_JOURNALS, JournalFacts::manualJournal),
          new XeroEntity(Resources.BUDGETS, BudgetFacts::budget));

  /** Lists that do not tell what changed or what is gone, so that they are compared whole. */
  private static final Set<Resource> WHOLE =
      Set.of(
          Resources.TAX_RATES,
          Resources.TRACKING_CATEGORIES,
          Resources.ITEMS,
          Resources.BANK_TRANSFERS,
          Resources.BUDGETS);

  static XeroEntity of(Entity entity) {
    return ALL.stream()
        .filter(known -> known.entity().equals(entity))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "Xero has no entity %s; choose one of the connector's entities"
                        .formatted(entity)));
  }

  static XeroEntity of(Resource resource) {
    return ALL.stream()
        .filter(known -> known.resource().equals(resource))
        .findFirst()
        .orElseThrow();
  }

  /** Whether every reading takes all of it. */
  boolean comparedWhole() {
    return WHOLE.contains(resource);
  }

  Entity entity() {
    return new Entity(SOURCE, resource.name(), resource.equals(Resources.ORGANISATIONS));
  }
}

package io.xeropulse.xero.source;

import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.xero.internal.paging.Resource;
import io.xeropulse.xero.internal.paging.Resources;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Xero's records refer to: amounts to the base currency, documents to accounts, contacts, tax,
 * tracking and items, credit to the invoices that it is set against, payments to both.
 */
final class Dependencies {
  private static final Set<Resource> LISTS =
      Set.of(
          Resources.ACCOUNTS,
          Resources.CONTACTS,
          Resources.TAX_RATES,
          Resources.TRACKING_CATEGORIES,
          Resources.ITEMS);
  private static final Set<Resource> CREDIT =
      Set.of(Resources.CREDIT_NOTES, Resources.OVERPAYMENTS, Resources.PREPAYMENTS);

  private Dependencies() {}

  static Set<Entity> of(Entity entity) {
    Set<Resource> before = new LinkedHashSet<>();
    if (entity.equals(BudgetWindows.ENTITY)) {
      before.add(Resources.BUDGETS);
      before.addAll(of(Resources.BUDGETS));
    } else {
      before.addAll(of(XeroEntity.of(entity).resource()));
    }
    return before.stream()
        .map(resource -> XeroEntity.of(resource).entity())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<Resource> of(Resource resource) {
    if (resource.equals(Resources.ORGANISATIONS)) {
      return Set.of();
    }
    Set<Resource> before = new LinkedHashSet<>(Set.of(Resources.ORGANISATIONS));
    if (LISTS.contains(resource)) {
      return before;
    }
    before.addAll(LISTS);
    if (CREDIT.contains(resource) || resource.equals(Resources.PAYMENTS)) {
      before.add(Resources.INVOICES);
    }
    if (resource.equals(Resources.PAYMENTS)) {
      before.add(Resources.CREDIT_NOTES);
    }
    return before;
  }
}

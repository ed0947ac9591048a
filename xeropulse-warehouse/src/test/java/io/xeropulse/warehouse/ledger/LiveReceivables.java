package io.xeropulse.warehouse.ledger;

import io.xeropulse.core.model.CurrencyConversion;
import io.xeropulse.core.model.OrganizationId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * What is open of each receivable, worked out in another way: straight from the documents, payments
 * and allocations that are loaded, in document currency.
 */
final class LiveReceivables {
  private static final String OPEN_ITEMS =
      """
      with payment as (
        select source_id, document_id, total as amount
        from xeropulse.financial_data
        where organization_id = :organization and kind = 'payment' and document_id is not null
          and in_the_books and transaction_date <= :asAt),
      listed_payment as (
        select a.parent_id as document_id, a.amount
        from xeropulse.financial_allocation a
        where a.organization_id = :organization and a.kind = 'payment' and a.allocation_date <= :asAt
          and not exists (
            select from xeropulse.financial_data p
            where p.organization_id = :organization and p.kind = 'payment' and p.source_id = a.counterpart_id)),
      listed_credit as (
        select a.parent_id, a.counterpart_id, a.amount, a.allocation_date, d.kind <> 'invoice' as by_credit
        from xeropulse.financial_allocation a
        join xeropulse.financial_data d
          on d.organization_id = a.organization_id and d.source = a.source and d.source_id = a.parent_id
        where a.organization_id = :organization and a.kind <> 'payment'),
      credit as (
        select parent_id as credit_id, counterpart_id as invoice_id, amount, allocation_date
        from listed_credit where by_credit
        union all
        select i.counterpart_id, i.parent_id, i.amount, i.allocation_date
        from listed_credit i
        where not i.by_credit
          and not exists (
            select from listed_credit c
            where c.by_credit and c.parent_id = i.counterpart_id and c.counterpart_id = i.parent_id)),
      settled as (
        select document_id, amount from payment
        union all
        select document_id, amount from listed_payment
        union all
        select credit_id, amount from credit where allocation_date <= :asAt
        union all
        select invoice_id, amount from credit where allocation_date <= :asAt),
      settled_by_document as (
        select document_id, sum(amount) as amount from settled group by document_id)
      select d.source_id, d.currency_rate,
        (d.total - coalesce(s.amount, 0)) * case d.kind when 'invoice' then 1 else -1 end as open_amount
      from xeropulse.financial_data d
      left join settled_by_document s on s.document_id = d.source_id
      where d.organization_id = :organization
        and d.kind in ('invoice', 'credit_note', 'overpayment')
        and d.in_the_books
        and d.transaction_date <= :asAt
        and d.total <> coalesce(s.amount, 0)
      """;

  private LiveReceivables() {}

  /** By document, in Australian dollars. */
  static Map<String, BigDecimal> of(Jdbi jdbi, OrganizationId organization, LocalDate asAt) {
    Map<String, BigDecimal> open = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(OPEN_ITEMS)
                .bind("organization", organization.value())
                .bind("asAt", asAt)
                .map(
                    (row, context) ->
                        open.put(
                            row.getString("source_id"),
                            CurrencyConversion.toBase(
                                row.getBigDecimal("open_amount"),
                                row.getBigDecimal("currency_rate"),
                                "AUD")))
                .list());
    return open;
  }
}

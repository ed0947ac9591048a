package io.xeropulse.xero.source;

import io.xeropulse.core.InvalidConfigurationException;
import io.xeropulse.core.model.Fact;
import io.xeropulse.core.sync.extract.Entity;
import io.xeropulse.core.sync.transform.TransformContext;
import io.xeropulse.xero.http.ApiRequest;
import io.xeropulse.xero.internal.wire.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How an entity is asked for and understood.
 *
 * @param entity its name in the pipeline
 * @param resource the path's last part and the key of the records, which Xero spells alike except
 *     for the organisation
 * @param key the key of the records
 * @param idField the field of a record's identifier
 * @param features what the resource can do
 * @param fact how a record is said in our words
 */
record XeroEntity(
    Entity entity,
    String resource,
    String key,
    String idField,
    Set<Feature> features,
    BiFunction<JsonObject, TransformContext, Fact> fact) {
  static final String SOURCE = "xero";
  static final int PAGE_SIZE = 1_000;

  /** In an order in which no entity refers to a later one. */
  static final List<XeroEntity> ALL =
      List.of(
          new XeroEntity(
              new Entity(SOURCE, "organisations", true),
              "Organisation",
              "Organisations",
              "OrganisationID",
              Set.of(),
              ReferenceFacts::organisation),
          of("accounts", "Accounts", "AccountID", Set.of(Feature.SINCE), ReferenceFacts::account),
          of(
              "contacts",
              "Contacts",
              "ContactID",
              Set.of(Feature.SINCE, Feature.PAGES, Feature.ORDER, Feature.ARCHIVED),
              ReferenceFacts::contact),
          of(
              "invoices",
              "Invoices",
              "InvoiceID",
              Set.of(
                  Feature.SINCE, Feature.PAGES, Feature.ORDER, Feature.ARCHIVED, Feature.DECIMALS),
              DocumentFacts::invoice),
          of(
              "credit_notes",
              "CreditNotes",
              "CreditNoteID",
              Set.of(Feature.SINCE, Feature.PAGES, Feature.ORDER, Feature.DECIMALS),
              DocumentFacts::creditNote),
          of(
              "payments",
              "Payments",
              "PaymentID",
              Set.of(Feature.SINCE, Feature.PAGES, Feature.ORDER),
              CashFacts::payment),
          of(
              "bank_transactions",
              "BankTransactions",
              "BankTransactionID",
              Set.of(Feature.SINCE, Feature.PAGES, Feature.ORDER, Feature.DECIMALS),
              CashFacts::bankTransaction));

  /** What a resource of the Accounting API can do, and the parameter that asks for it. */
  enum Feature {
    /** Takes {@code If-Modified-Since}, which is a header. */
    SINCE("", ""),
    /** Comes in pages. */
    PAGES("pageSize", Integer.toString(XeroEntity.PAGE_SIZE)),
    /** Is served well in the order of changes. */
    ORDER("order", "UpdatedDateUTC ASC"),
    /** Leaves archived records out unless asked. */
    ARCHIVED("includeArchived", "true"),
    /** Rounds unit amounts to two decimals unless asked. */
    DECIMALS("unitdp", "4");

    private final String parameter;
    private final String value;

    Feature(String parameter, String value) {
      this.parameter = parameter;
      this.value = value;
    }

    void ask(ApiRequest.Builder request) {
      if (!parameter.isEmpty()) {
        request.query(parameter, value);
      }
    }
  }

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

  boolean can(Feature feature) {
    return features.contains(feature);
  }

  private static XeroEntity of(
      String name,
      String resource,
      String idField,
      Set<Feature> features,
      BiFunction<JsonObject, TransformContext, Fact> fact) {
    return new XeroEntity(
        new Entity(SOURCE, name, false), resource, resource, idField, features, fact);
  }
}

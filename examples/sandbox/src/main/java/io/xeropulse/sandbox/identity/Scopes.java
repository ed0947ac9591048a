package io.xeropulse.sandbox.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which scopes open which endpoint: the granular ones and the broad ones before them. */
public final class Scopes {

  private static final Map<String, String> TRANSACTIONS =
      folded(
          Map.ofEntries(
              Map.entry("Invoices", "invoices"),
              Map.entry("CreditNotes", "invoices"),
              Map.entry("Quotes", "invoices"),
              Map.entry("PurchaseOrders", "invoices"),
              Map.entry("RepeatingInvoices", "invoices"),
              Map.entry("LinkedTransactions", "invoices"),
              Map.entry("Items", "invoices"),
              Map.entry("Payments", "payments"),
              Map.entry("BatchPayments", "payments"),
              Map.entry("Prepayments", "payments"),
              Map.entry("Overpayments", "payments"),
              Map.entry("BankTransactions", "banktransactions"),
              Map.entry("BankTransfers", "banktransactions"),
              Map.entry("ManualJournals", "manualjournals"),
              Map.entry("Receipts", "classicexpenses"),
              Map.entry("ExpenseClaims", "classicexpenses")));

  private static final Map<String, String> OTHERS =
      folded(
          Map.of(
              "Contacts", "accounting.contacts",
              "ContactGroups", "accounting.contacts",
              "Journals", "accounting.journals",
              "Budgets", "accounting.budgets",
              "PaymentServices", "paymentservices"));

  private static final Map<String, String> PRACTICE =
      folded(
          Map.of(
              "client.api", "practicemanager.client",
              "clientgroup.api", "practicemanager.client",
              "job.api", "practicemanager.job",
              "jobstate.api", "practicemanager.job",
              "staff.api", "practicemanager.staff",
              "time.api", "practicemanager.time"));

  private static final List<String> REPORTS =
      List.of(
          "aged",
          "balancesheet",
          "banksummary",
          "budgetsummary",
          "executivesummary",
          "profitandloss",
          "trialbalance",
          "taxreports",
          "tenninetynine");

  private static final List<String> BROAD =
      List.of("accounting.transactions", "accounting.transactions.read", "accounting.reports.read");

  /** The scopes that are about the user, not about any tenant. */
  private static final List<String> USER = List.of("openid", "profile", "email", "offline_access");

  private Scopes() {}

  static Set<String> split(String scope) {
    return new LinkedHashSet<>(
        Arrays.stream(scope.strip().split("\\s+", -1)).filter(s -> !s.isEmpty()).toList());
  }

  /** Tells whether only apps from before March 2026 may ask for a scope. */
  static boolean broad(String scope) {
    return BROAD.contains(scope);
  }

  /**
   * Lists the scopes an app may ask for.
   *
   * @return all of them, in the order of the alphabet
   */
  static SortedSet<String> supported() {
    SortedSet<String> all = new TreeSet<>(BROAD);
    all.addAll(USER);
    all.add("app.connections");
    for (String family :
        List.of("accounting.settings", "accounting.attachments", "practicemanager")) {
      all.addAll(readOrWrite(family));
    }
    TRANSACTIONS.values().forEach(family -> all.addAll(readOrWrite("accounting." + family)));
    PRACTICE.values().forEach(family -> all.addAll(readOrWrite(family)));
    all.addAll(readOrWrite("accounting.contacts"));
    all.addAll(List.of("accounting.journals.read", "accounting.budgets.read", "paymentservices"));
    REPORTS.forEach(report -> all.add("accounting.reports." + report + ".read"));
    return all;
  }

  /**
   * Tells whether a consent connects tenants of a type.
   *
   * @param scopes what was consented to
   * @param type the type
   * @return whether any of them is about it, or there are none, which stands for all
   */
  static boolean connect(Set<String> scopes, Tenant.Type type) {
    boolean manager = type == Tenant.Type.PRACTICEMANAGER;
    return scopes.isEmpty()
        || scopes.contains("app.connections")
        || scopes.stream()
            .filter(scope -> !USER.contains(scope))
            .anyMatch(scope -> scope.startsWith("practicemanager") == manager);
  }

  /**
   * Finds what opens an endpoint for reading.
   *
   * @param path the call's path segments below the host, in any case, singular or plural
   * @return any one of these scopes does
   */
  static List<String> opening(List<String> path) {
    String resource = path.size() > 2 ? path.get(2) : "";
    if (path.get(0).equalsIgnoreCase("practicemanager")) {
      List<String> any = new ArrayList<>(readOrWrite("practicemanager"));
      String granular = PRACTICE.get(resource);
      any.addAll(granular == null ? List.of() : readOrWrite(granular));
      return any;
    }
    if (resource.equalsIgnoreCase("Reports")) {
      String report = path.size() > 3 ? path.get(3).toLowerCase(Locale.ROOT) : "";
      String family = report.startsWith("aged") ? "aged" : report;
      return List.of("accounting.reports.read", "accounting.reports." + family + ".read");
    }
    String below = path.size() > 4 ? path.get(4) : "";
    if (below.equalsIgnoreCase("Attachments")) {
      return readOrWrite("accounting.attachments");
    }
    return below.equalsIgnoreCase("PaymentServices")
        ? List.of("paymentservices")
        : below.equalsIgnoreCase("CISSettings")
            ? readOrWrite("accounting.settings")
            : opening(plural(resource));
  }

  private static List<String> opening(String resource) {
    String family = TRANSACTIONS.get(resource);
    if (family != null) {
      List<String> any = new ArrayList<>(readOrWrite("accounting.transactions"));
      any.addAll(readOrWrite("accounting." + family));
      if (resource.equalsIgnoreCase("Items")) {
        any.addAll(readOrWrite("accounting.settings"));
      }
      return any;
    }
    return readOrWrite(OTHERS.getOrDefault(resource, "accounting.settings"));
  }

  private static String plural(String resource) {
    boolean known = TRANSACTIONS.containsKey(resource + "s") || OTHERS.containsKey(resource + "s");
    return known ? resource + "s" : resource;
  }

  private static List<String> readOrWrite(String scope) {
    return List.of(scope, scope + ".read");
  }

  /** Paths are taken in any case, so names are looked up so. */
  private static Map<String, String> folded(Map<String, String> names) {
    Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    folded.putAll(names);
    return folded;
  }
}

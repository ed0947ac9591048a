package io.xeropulse.xero.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random books, written both as Xero's JSON and, by the rules of Xero's ledger alone, as what every
 * account must stand at on a day. It uses nothing of the ledger that it judges: amounts are whole
 * cents, and rates whole millionths.
 */
final class RandomWire {
  static final LocalDate FIRST = LocalDate.of(2025, 1, 6);
  private static final String[] CODES = {"200", "260", "469", "835"};
  private static final String[] NAMES = {"sales", "interest", "rent", "ahead"};
  private static final long ONE = 1_000_000;

  private final Random random;
  private final WireBooks books;
  private final List<Item> items = new ArrayList<>();
  private final List<Item> spent = new ArrayList<>();
  private final List<Moved> moved = new ArrayList<>();

  /** By credit, as JSON. */
  private final Map<String, String> allocations = new TreeMap<>();

  private int count;

  /** Money on a bank account, in base currency; its other side is derived from documents. */
  private record Moved(LocalDate date, String account, long cents) {}

  /** What a document is and how it stands; amounts in cents of its currency. */
  private static final class Item {
    final String id;
    final boolean ours;
    final boolean credit;
    final LocalDate date;
    final String currency;
    final long rate;
    final String types;
    final List<long[]> lines = new ArrayList<>();
    final List<String> settledBy = new ArrayList<>();
    final Map<LocalDate, Long> settled = new TreeMap<>();
    long total;
    long tax;
    long open;

    Item(
        String id,
        boolean ours,
        boolean credit,
        LocalDate date,
        String currency,
        long rate,
        String types) {
      this.id = id;
      this.ours = ours;
      this.credit = credit;
      this.date = date;
      this.currency = currency;
      this.rate = rate;
      this.types = types;
    }

    /** 1 if it is owed to us. */
    int side() {
      return ours == credit ? -1 : 1;
    }

    void settle(LocalDate day, long cents) {
      open -= cents;
      settled.merge(day, cents, Long::sum);
    }

    long openOn(LocalDate day) {
      long left = total;
      for (Map.Entry<LocalDate, Long> part : settled.entrySet()) {
        left -= part.getKey().isAfter(day) ? 0 : part.getValue();
      }
      return left;
    }
  }

  RandomWire(Random random, WireBooks books) {
    this.random = random;
    this.books = books;
    for (int i = 4 + random.nextInt(8); i > 0; i--) {
      items.add(document(random.nextBoolean(), random.nextInt(3) == 0));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      bankTransaction();
    }
    for (Item item : items) {
      for (int i = random.nextInt(3); i > 0 && item.open > 0; i--) {
        pay(item);
      }
      if (item.credit) {
        allocate(item);
      }
    }
    items.forEach(this::write);
  }

  // ------------------------------------------------------------ what happens

  private Item document(boolean ours, boolean credit) {
    boolean foreign = random.nextInt(2) == 0;
    String types = new String[] {"Inclusive", "Exclusive", "NoTax"}[random.nextInt(3)];
    // No two have the same foreign rate, so that every allocation between them realises a gain.
    long rate = foreign ? 500_000 + 7_919L * ++count + random.nextInt(7_000) : ONE;
    Item item = new Item("d" + ++count, ours, credit, day(), foreign ? "USD" : "AUD", rate, types);
    do {
      lines(item);
    } while (item.total <= 0);
    item.open = item.total;
    return item;
  }

  private void lines(Item item) {
    item.lines.clear();
    item.total = 0;
    item.tax = 0;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      long amount = 1L + random.nextInt(200_000);
      long tax = item.types.equals("NoTax") ? 0 : amount / (random.nextBoolean() ? 11 : 8);
      line(item, amount, tax);
      if (random.nextInt(4) == 0) {
        line(item, -amount, -tax);
      }
    }
    // Xero's own total may be a cent beside its parts.
    item.total += random.nextInt(6) == 0 ? random.nextInt(3) - 1 : 0;
  }

  private void line(Item item, long amount, long tax) {
    item.lines.add(new long[] {random.nextInt(CODES.length), amount, tax});
    item.tax += tax;
    item.total += item.types.equals("Inclusive") ? amount : amount + tax;
  }

  private void bankTransaction() {
    Item item = document(random.nextBoolean(), false);
    spent.add(item);
    moved.add(new Moved(item.date, "bank", item.side() * base(item.total, item.rate)));
    books.add(
        "bank_transactions",
        "{'BankTransactionID':'%s','Type':'%s','BankAccount':{'AccountID':'bank'},%s}"
            .formatted(item.id, item.ours ? "RECEIVE" : "SPEND", body(item)));
  }

  private void pay(Item item) {
    long cents = random.nextBoolean() ? item.open : 1L + random.nextInt((int) item.open);
    LocalDate day = item.date.plusDays(random.nextInt(4));
    boolean foreign = item.rate != ONE;
    long rate = foreign ? 500_000 + random.nextInt(400_000) : ONE;
    // The bank knows better than the rate, unless it counts in another currency or does not say.
    boolean says = random.nextInt(4) > 0;
    String account = random.nextInt(4) == 0 && foreign ? "dollars" : "bank";
    long byRate = base(cents, rate);
    long byBank = foreign ? byRate + random.nextInt(240) - 120L : byRate;
    long inBase = says && account.equals("bank") && byBank > 0 ? byBank : byRate;
    String id = "p" + ++count;
    moved.add(new Moved(day, account, item.side() * inBase));
    item.settle(day, cents);
    item.settledBy.add(
        "{'PaymentID':'%s','Date':'%s','Amount':%s}".formatted(id, day, text(cents)));
    String bankAmount =
        says ? "'BankAmount':%s,".formatted(text(account.equals("bank") ? inBase : cents)) : "";
    books.add(
        "payments",
        """
        {'PaymentID':'%s','PaymentType':'%s','Status':'AUTHORISED','Date':'%s','Amount':%s,%s
         'CurrencyRate':%s,'Account':{'AccountID':'%s'},'%s':{'%s':'%s','CurrencyCode':'%s'}}\
        """
            .formatted(
                id,
                item.credit
                    ? item.ours ? "ARCREDITPAYMENT" : "APCREDITPAYMENT"
                    : item.ours ? "ACCRECPAYMENT" : "ACCPAYPAYMENT",
                day,
                text(cents),
                bankAmount,
                rate(rate),
                account,
                item.credit ? "CreditNote" : "Invoice",
                item.credit ? "CreditNoteID" : "InvoiceID",
                item.id,
                item.currency));
  }

  /** Up to four times, several of them on one day and to one document. */
  private void allocate(Item credit) {
    for (int i = random.nextInt(5); i > 0 && credit.open > 0; i--) {
      for (Item other : items) {
        if (!other.credit
            && other.ours == credit.ours
            && other.currency.equals(credit.currency)
            && other.open > 0
            && random.nextInt(3) > 0) {
          long most = Math.min(credit.open, other.open);
          if (most > 0) {
            long cents = 1L + random.nextInt((int) most);
            LocalDate later = credit.date.isAfter(other.date) ? credit.date : other.date;
            credit.settle(later, cents);
            other.settle(later, cents);
            allocations.merge(
                credit.id,
                "{'AllocationID':'a%d','Amount':%s,'Date':'%s','Invoice':{'InvoiceID':'%s'}}"
                    .formatted(++count, text(cents), later, other.id),
                (one, next) -> one + "," + next);
          }
        }
      }
    }
  }

  // ------------------------------------------------------------ how Xero writes it

  private void write(Item item) {
    String type = (item.ours ? "ACCREC" : "ACCPAY") + (item.credit ? "CREDIT" : "");
    books.add(
        item.credit ? "credit_notes" : "invoices",
        "{'%s':'%s','Type':'%s',%s,'Payments':[%s],'Allocations':[%s]}"
            .formatted(
                item.credit ? "CreditNoteID" : "InvoiceID",
                item.id,
                type,
                body(item),
                String.join(",", item.settledBy),
                allocations.getOrDefault(item.id, "")));
  }

  private String body(Item item) {
    List<String> lines = new ArrayList<>();
    for (long[] line : item.lines) {
      String code = CODES[(int) line[0]];
      // Some lines name their account by identifier, under a code that is another's by now.
      String account =
          random.nextInt(3) == 0
              ? "'AccountID':'%s','AccountCode':'%s'"
                  .formatted(NAMES[(int) line[0]], CODES[random.nextInt(CODES.length)])
              : "'AccountCode':'%s'".formatted(code);
      lines.add(
          "{%s,'LineAmount':%s,'TaxAmount':%s}".formatted(account, text(line[1]), text(line[2])));
    }
    return """
    'Date':'%s','Status':'AUTHORISED','CurrencyCode':'%s','CurrencyRate':%s,'LineAmountTypes':'%s',
    'SubTotal':%s,'TotalTax':%s,'Total':%s,'LineItems':[%s]\
    """
        .formatted(
            item.date,
            item.currency,
            rate(item.rate),
            item.types,
            text(net(item)),
            text(item.tax),
            text(item.total),
            String.join(",", lines));
  }

  // ------------------------------------------------------------ what it must come to

  /** By account, in base currency; what is 0.00 is left out. */
  Map<String, BigDecimal> balances(LocalDate asAt) {
    Map<String, Long> cents = new TreeMap<>();
    for (Item item : items) {
      if (!item.date.isAfter(asAt)) {
        // A control account holds what is open, converted once at the document's rate.
        long open = base(item.openOn(asAt), item.rate);
        cents.merge(item.ours ? "debtors" : "creditors", item.side() * open, Long::sum);
        parts(item, cents);
      }
    }
    for (Item item : spent) {
      if (!item.date.isAfter(asAt)) {
        parts(item, cents);
      }
    }
    for (Moved money : moved) {
      if (!money.date().isAfter(asAt)) {
        cents.merge(money.account(), money.cents(), Long::sum);
      }
    }
    // All that is left between them was realised by settling at another rate.
    long gains = -cents.values().stream().mapToLong(Long::longValue).sum();
    cents.merge("gains", gains, Long::sum);
    Map<String, BigDecimal> balances = new TreeMap<>();
    cents.forEach((account, sum) -> balances.put(account, BigDecimal.valueOf(sum, 2)));
    balances.values().removeIf(sum -> sum.signum() == 0);
    return balances;
  }

  /** The sides of a document beside its total: tax, its own cent, lines, the largest last. */
  private static void parts(Item item, Map<String, Long> cents) {
    long left = base(item.total, item.rate);
    long tax = base(item.tax, item.rate);
    long cent = base(item.total - item.tax - net(item), item.rate);
    left -= tax + cent;
    cents.merge("gst", -item.side() * tax, Long::sum);
    cents.merge("rounding", -item.side() * cent, Long::sum);
    int largest = 0;
    for (int i = 1; i < item.lines.size(); i++) {
      if (Math.abs(net(item, i)) > Math.abs(net(item, largest))) {
        largest = i;
      }
    }
    for (int i = 0; i < item.lines.size(); i++) {
      if (i != largest) {
        long line = base(net(item, i), item.rate);
        left -= line;
        cents.merge(NAMES[(int) item.lines.get(i)[0]], -item.side() * line, Long::sum);
      }
    }
    cents.merge(NAMES[(int) item.lines.get(largest)[0]], -item.side() * left, Long::sum);
  }

  private static long net(Item item, int line) {
    long[] of = item.lines.get(line);
    return item.types.equals("Inclusive") ? of[1] - of[2] : of[1];
  }

  private static long net(Item item) {
    long sum = 0;
    for (int i = 0; i < item.lines.size(); i++) {
      sum += net(item, i);
    }
    return sum;
  }

  /** Cents over a rate in millionths, the half away from nothing. */
  private static long base(long cents, long rate) {
    BigInteger twice = BigInteger.valueOf(Math.abs(cents)).multiply(BigInteger.valueOf(2 * ONE));
    long rounded =
        twice.add(BigInteger.valueOf(rate)).divide(BigInteger.valueOf(2 * rate)).longValueExact();
    return cents < 0 ? -rounded : rounded;
  }

  private LocalDate day() {
    return FIRST.plusDays(random.nextInt(6));
  }

  private static String text(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private static String rate(long millionths) {
    return BigDecimal.valueOf(millionths, 6).toPlainString();
  }
}

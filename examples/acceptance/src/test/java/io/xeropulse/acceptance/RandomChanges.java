package io.xeropulse.acceptance;

import io.xeropulse.sandbox.Sandbox;
import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Invoice;
import io.xeropulse.sandbox.books.Payment;
import io.xeropulse.sandbox.books.Story;
import io.xeropulse.sandbox.jobs.Job;
import io.xeropulse.sandbox.jobs.Practice;
import io.xeropulse.sandbox.jobs.Timekeeper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What bookkeepers and accountants do in Xero and Practice Manager, drawn from chance. */
final class RandomChanges {
  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
  private static final BigDecimal FOREIGN_RATE = new BigDecimal("0.7133");

  private RandomChanges() {}

  /**
   * One change to the books or to the work.
   *
   * @return whether the source dates it; only a full sync sees one that it does not
   */
  static boolean any(Sandbox sandbox, Random random) {
    if (random.nextInt(3) > 0) {
      return ofBooks(sandbox.books(), random);
    }
    ofWork(sandbox.work(), random);
    return true;
  }

  /**
   * One change to the books, whatever can be done to the document drawn.
   *
   * @return whether Xero dates it, as it does all but a new due date of a part-paid invoice
   */
  static boolean ofBooks(Bookkeeper books, Random random) {
    Story story = some(books.stories(), random);
    LocalDate date = LAST_DAY.minusDays(random.nextInt(300));
    BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(100_000), 2);
    boolean authorised = story.invoice().stage() == Invoice.Stage.AUTHORISED;
    boolean open = authorised && story.due().signum() > 0;
    boolean untouched = open && story.standing().isEmpty() && story.credits().isEmpty();
    switch (random.nextInt(15)) {
      case 0 -> books.invoice(random.nextBoolean(), random.nextInt(5), date, amount);
      case 1 -> books.bank(random.nextBoolean(), "453", date, amount);
      case 2 -> books.transfer(date, amount);
      case 3 -> books.journal("416", "711", date, amount);
      case 4, 5 -> {
        if (open) {
          boolean foreign = story.invoice().currency().rate().compareTo(BigDecimal.ONE) != 0;
          BigDecimal rate = foreign ? FOREIGN_RATE : BigDecimal.ONE;
          books.pay(story.id(), date, amount.min(story.due()), rate);
        }
      }
      case 6 -> {
        if (open) {
          books.credit(story.id(), date, amount.min(story.due()));
        }
      }
      case 7 -> {
        for (Payment payment : story.standing()) {
          books.deletePayment(payment.id());
        }
      }
      case 8 -> {
        if (untouched) {
          books.voidInvoice(story.id());
        }
      }
      case 9 -> {
        if (untouched) {
          books.editAmount(story.id(), amount);
        }
      }
      case 10, 11 -> {
        if (open) {
          books.editDueDate(story.id(), date);
          return story.paid().signum() == 0;
        }
      }
      case 12 -> books.rename(random.nextInt(5), "Renamed " + random.nextInt(100));
      case 13 -> books.archive(random.nextInt(5));
      default -> books.edit(story.id(), "Reference " + random.nextInt(100));
    }
    return true;
  }

  /** One change to the work. */
  static void ofWork(Timekeeper work, Random random) {
    Practice practice = work.practice();
    Job job = some(practice.jobs(), random);
    LocalDate date = LAST_DAY.minusDays(random.nextInt(300));
    switch (random.nextInt(8)) {
      case 0 ->
          work.work(
              job.number(),
              random.nextInt(practice.staff().size()),
              random.nextInt(practice.tasks().size()),
              date,
              random.nextInt(600) - 60,
              random.nextInt(5) > 0);
      case 1 -> work.editMinutes(some(practice.times(), random).id(), random.nextInt(500));
      case 2 -> work.deleteTime(some(practice.times(), random).id());
      case 3 -> {
        if (practice.jobs().size() > 6) {
          work.deleteJob(job.number());
        }
      }
      case 4 -> work.buy(job.number(), date, BigDecimal.ONE, money(random));
      case 5 -> work.billAhead(job.number(), date, money(random));
      case 6 -> work.billTime(job.number(), date, money(random));
      default -> work.cancel(some(practice.invoices(), random).number());
    }
  }

  private static <T> T some(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static BigDecimal money(Random random) {
    return BigDecimal.valueOf(random.nextInt(500_000), 2);
  }
}

package io.xeropulse.sandbox.control;

import io.xeropulse.sandbox.books.Bookkeeper;
import io.xeropulse.sandbox.books.Books;
import io.xeropulse.sandbox.fault.Faults;
import io.xeropulse.sandbox.http.Meter;
import io.xeropulse.sandbox.jobs.Timekeeper;
import io.xeropulse.sandbox.limit.RateLimiter;
import io.xeropulse.sandbox.webhook.Webhooks;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the control interface reaches; immutable, and what it reaches is thread-safe. Suppliers
 * refuse with an {@link IllegalStateException} if fixtures are served.
 *
 * @param facts what a client needs to know, by name
 * @param clock the sandbox's clock
 * @param faults what goes wrong
 * @param limiter what is let through
 * @param meter what was asked
 * @param expireTokens ends every access token
 * @param books the books
 * @param bookkeeper changes them
 * @param timekeeper changes the work
 * @param figures tells the true figures
 * @param webhooks tells a subscriber
 */
public record Desk(
    Supplier<Map<String, String>> facts,
    ControlledClock clock,
    Faults faults,
    RateLimiter limiter,
    Meter meter,
    Runnable expireTokens,
    Supplier<Books> books,
    Supplier<Bookkeeper> bookkeeper,
    Supplier<Timekeeper> timekeeper,
    Supplier<? extends Figures> figures,
    Supplier<Webhooks> webhooks) {}

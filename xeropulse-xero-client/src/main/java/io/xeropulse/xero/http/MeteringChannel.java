package io.xeropulse.xero.http;

import io.xeropulse.core.XeroPulseException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** Writes every call and byte to the meter. */
final class MeteringChannel implements Channel {
  private final Channel next;
  private final Meter meter;

  MeteringChannel(Channel next, Meter meter) {
    this.next = next;
    this.meter = meter;
  }

  @Override
  public Answer send(Call call) {
    try {
      Answer answer = next.send(call);
      meter.add(call.request(), answer.wireBytes(), answer.response().body().length);
      return answer;
    } catch (XeroPulseException failure) {
      Throwable cause = failure.getCause();
      if (!(cause instanceof ConnectException || cause instanceof UnknownHostException)) {
        meter.add(call.request(), 0, 0);
      }
      throw failure;
    }
  }
}

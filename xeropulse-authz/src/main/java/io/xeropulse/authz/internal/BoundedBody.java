package io.xeropulse.authz.internal;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body of so many bytes at most; a longer one ends the call. Serves one call. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private final int most;
  private Flow.@Nullable Subscription subscription;
  private long taken;
  private volatile boolean tooLarge;

  BoundedBody(int most) {
    this.most = most;
  }

  boolean tooLarge() {
    return tooLarge;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    bytes.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    taken += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (taken <= most) {
      bytes.onNext(buffers);
      return;
    }
    tooLarge = true; // whichever error ends the call: the cancellation is one, too
    if (subscription != null) {
      subscription.cancel();
    }
    bytes.onError(new IOException("The body is larger than its bound"));
  }

  @Override
  public void onError(Throwable failure) {
    bytes.onError(failure);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}

package bellwether.store.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RecorderQueueTest {
  private static final Event EVENT =
      new Event(Instant.EPOCH, 1, 0, 0, null, JobState.CREATED, null, 0, EventData.NONE);

  private final RecorderQueue queue = new RecorderQueue(10, Duration.ofHours(1));

  private void put(int count) {
    queue.put(List.of(), Collections.nCopies(count, EVENT));
  }

  private int takeAndFinish() {
    var batch = Objects.requireNonNull(queue.take());
    queue.done(batch);
    return batch.size();
  }

  @Test
  void theFirstAfterAPauseIsTakenAtOnce() {
    put(1);
    assertThat(takeAndFinish()).isEqualTo(1);
  }

  @Test
  void aFlushEndsTheLinger() {
    put(1);
    takeAndFinish();
    put(2);
    var flush = CompletableFuture.runAsync(queue::awaitDurable);
    assertThat(takeAndFinish()).isEqualTo(2);
    assertThat(flush).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void halfTheLimitEndsTheLinger() {
    put(1);
    takeAndFinish();
    var taken = CompletableFuture.supplyAsync(this::takeAndFinish);
    put(5);
    assertThat(taken).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(5);
  }

  @Test
  void whatCameDuringALongWriteIsTakenAtOnce() {
    var nanos = new AtomicLong();
    var slow = new RecorderQueue(10, Duration.ofHours(1), nanos::get);
    slow.put(List.of(), List.of(EVENT));
    var first = Objects.requireNonNull(slow.take());
    slow.put(List.of(), List.of(EVENT));
    nanos.set(Duration.ofHours(1).toNanos());
    slow.done(first);
    assertThat(Objects.requireNonNull(slow.take()).size()).isEqualTo(1);
  }

  @Test
  void whoeverPutsMoreThanTheLimitWaitsForTheWriter() {
    put(10);
    var put = CompletableFuture.runAsync(() -> put(1));
    assertThat(put).isNotDone();
    assertThat(takeAndFinish()).isEqualTo(10);
    assertThat(put).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void aFailureReleasesWhoeverWaits() {
    put(10);
    var put = CompletableFuture.runAsync(() -> put(1));
    var flush = CompletableFuture.runAsync(queue::awaitDurable);
    queue.fail(new StoreException(Path.of("c.db"), "full"));
    assertThat(put).failsWithin(Duration.ofSeconds(10));
    assertThat(flush).failsWithin(Duration.ofSeconds(10));
    assertThatThrownBy(() -> put(1)).isInstanceOf(StoreException.class).hasMessage("full");
  }

  @Test
  void aClosedQueueGivesItsRestAndThenNothing() {
    put(3);
    queue.close();
    assertThat(takeAndFinish()).isEqualTo(3);
    assertThat(queue.take()).isNull();
  }
}

package bellwether.analyze.series;

import bellwether.model.Cause;
import bellwether.model.JobState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Transitions in memory, column by column. Added to first and read then; not thread-safe.
public final class TransitionColumns {
  private static final JobState[] STATES = JobState.values();
  private static final Cause[] CAUSES = Cause.values();

  private long[] times = new long[16];
  private long[] jobs = new long[16];
  private int[] ordinals = new int[16];
  private int[] members = new int[16];
  private byte[] states = new byte[16];
  private byte[] causes = new byte[16];
  private long[] amounts = new long[16];
  private int size;

  /// Adds a transition of a plain job.
  public void add(long time, long job, JobState to, double amount) {
    add(time, job, 0, 1);
    complete(to, null, amount);
  }

  /// Names the member, or [TransitionCursor#ALL], that [#complete] tells the transition of.
  public TransitionColumns add(long time, long job, int ordinal, int memberCount) {
    if (size == times.length) {
      grow(size * 2);
    }
    times[size] = time;
    jobs[size] = job;
    ordinals[size] = ordinal;
    members[size] = memberCount;
    return this;
  }

  /// Completes what [#add(long, long, int, int)] began.
  public void complete(JobState to, @Nullable Cause cause, double amount) {
    states[size] = (byte) to.ordinal();
    causes[size] = (byte) (cause == null ? -1 : cause.ordinal());
    amounts[size++] = FixedPoint.of(amount);
  }

  private void grow(int length) {
    times = Arrays.copyOf(times, length);
    jobs = Arrays.copyOf(jobs, length);
    ordinals = Arrays.copyOf(ordinals, length);
    members = Arrays.copyOf(members, length);
    states = Arrays.copyOf(states, length);
    causes = Arrays.copyOf(causes, length);
    amounts = Arrays.copyOf(amounts, length);
  }

  /// Reads all of them from the first.
  public TransitionCursor cursor() {
    return new Cursor();
  }

  private final class Cursor implements TransitionCursor {
    private int at = -1;

    @Override
    public boolean next() {
      return ++at < size;
    }

    @Override
    public long time() {
      return times[at];
    }

    @Override
    public long job() {
      return jobs[at];
    }

    @Override
    public int ordinal() {
      return ordinals[at];
    }

    @Override
    public int members() {
      return members[at];
    }

    @Override
    public JobState to() {
      return STATES[states[at]];
    }

    @Override
    public @Nullable Cause cause() {
      return causes[at] < 0 ? null : CAUSES[causes[at]];
    }

    @Override
    public long amount() {
      return amounts[at];
    }

    @Override
    public long limit() {
      return OPEN;
    }
  }
}

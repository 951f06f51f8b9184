package bellwether.store;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.store.internal.StateWords;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The members of a job that have a state of their own, by ascending ordinal, in 16 bytes each.
/// Indexes run from 0 to `size() - 1`. Immutable once built.
public final class Members {
  private final int[] ordinals;
  private final byte[] states;
  private final byte[] causes;
  private final int[] made;
  private final int[] charged;
  private final byte[] outOfMemory;
  private final byte[] overTime;

  private Members(Builder from) {
    ordinals = Arrays.copyOf(from.ordinals, from.size);
    states = Arrays.copyOf(from.states, from.size);
    causes = Arrays.copyOf(from.causes, from.size);
    made = Arrays.copyOf(from.made, from.size);
    charged = Arrays.copyOf(from.charged, from.size);
    outOfMemory = Arrays.copyOf(from.outOfMemory, from.size);
    overTime = Arrays.copyOf(from.overTime, from.size);
  }

  /// How many there are.
  public int size() {
    return ordinals.length;
  }

  /// Which member of the job it is.
  public int ordinal(int index) {
    return ordinals[index];
  }

  /// Its present state.
  public JobState state(int index) {
    return StateWords.state(states[index]);
  }

  /// The cause of its present state.
  public @Nullable Cause cause(int index) {
    return causes[index] < 0 ? null : StateWords.cause(causes[index]);
  }

  /// How many attempts were made so far: the number of the last one.
  public int attemptsMade(int index) {
    return made[index];
  }

  /// How many of them count against the job's limit; neither those that ended for a cause that
  /// charges nothing nor the one that was left.
  public int attemptsCharged(int index) {
    return charged[index];
  }

  /// How many attempts of one that has not finished had too little memory, of 127 at most.
  public int attemptsOutOfMemory(int index) {
    return outOfMemory[index];
  }

  /// How many attempts of one that has not finished had too little time, of 127 at most.
  public int attemptsOverTime(int index) {
    return overTime[index];
  }

  /// Gathers members one by one.
  public static final class Builder {
    private int[] ordinals = new int[1];
    private byte[] states = new byte[1];
    private byte[] causes = new byte[1];
    private int[] made = new int[1];
    private int[] charged = new int[1];
    private byte[] outOfMemory = new byte[1];
    private byte[] overTime = new byte[1];
    private int size;

    /// Adds one that follows the last one.
    public Builder add(int ordinal, JobState state, @Nullable Cause cause) {
      if (size == ordinals.length) {
        grow(size * 2);
      }
      ordinals[size] = ordinal;
      states[size] = (byte) state.ordinal();
      causes[size] = cause == null ? -1 : (byte) cause.ordinal();
      size++;
      return this;
    }

    /// Sets the attempts of the member that was added last.
    public Builder attempts(int made, int charged) {
      this.made[size - 1] = made;
      this.charged[size - 1] = charged;
      return this;
    }

    /// Sets how many of the attempts of the member that was added last had too little of what.
    public Builder shortages(int ofMemory, int ofTime) {
      outOfMemory[size - 1] = (byte) Math.min(ofMemory, Byte.MAX_VALUE);
      overTime[size - 1] = (byte) Math.min(ofTime, Byte.MAX_VALUE);
      return this;
    }

    private void grow(int capacity) {
      ordinals = Arrays.copyOf(ordinals, capacity);
      states = Arrays.copyOf(states, capacity);
      causes = Arrays.copyOf(causes, capacity);
      made = Arrays.copyOf(made, capacity);
      charged = Arrays.copyOf(charged, capacity);
      outOfMemory = Arrays.copyOf(outOfMemory, capacity);
      overTime = Arrays.copyOf(overTime, capacity);
    }

    public Members build() {
      return new Members(this);
    }
  }
}

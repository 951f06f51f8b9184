package bellwether.store;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.store.internal.Words;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The members of a job that have a state of their own, by ascending ordinal, in 14 bytes each.
/// Indexes run from 0 to `size() - 1`. Immutable once built.
public final class Members {
  private final int[] ordinals;
  private final byte[] states;
  private final byte[] causes;
  private final int[] made;
  private final int[] charged;

  private Members(Builder from) {
    ordinals = Arrays.copyOf(from.ordinals, from.size);
    states = Arrays.copyOf(from.states, from.size);
    causes = Arrays.copyOf(from.causes, from.size);
    made = Arrays.copyOf(from.made, from.size);
    charged = Arrays.copyOf(from.charged, from.size);
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
    return Words.state(states[index]);
  }

  /// The cause of its present state.
  public @Nullable Cause cause(int index) {
    return causes[index] < 0 ? null : Words.cause(causes[index]);
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

  /// Gathers members one by one.
  public static final class Builder {
    private int[] ordinals = new int[1];
    private byte[] states = new byte[1];
    private byte[] causes = new byte[1];
    private int[] made = new int[1];
    private int[] charged = new int[1];
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

    private void grow(int capacity) {
      ordinals = Arrays.copyOf(ordinals, capacity);
      states = Arrays.copyOf(states, capacity);
      causes = Arrays.copyOf(causes, capacity);
      made = Arrays.copyOf(made, capacity);
      charged = Arrays.copyOf(charged, capacity);
    }

    public Members build() {
      return new Members(this);
    }
  }
}

package bellwether.model;

/// How many cores or nodes a job asks for.
public sealed interface Size {

  /// The least with which the job can start.
  int min();

  /// The most of which it makes use.
  int max();

  /// Just so many.
  record Exact(int count) implements Size {
    @Override
    public int min() {
      return count;
    }

    @Override
    public int max() {
      return count;
    }
  }

  /// As many as are free when the job starts, within bounds.
  record Range(int min, int max) implements Size {}

  /// Shares out the whole allocation among the iterations in rounds that are as few, and sizes as
  /// large, as possible; each at least `min` (QCG's scheduler `maximum-iters`).
  record MaximumIterations(int min) implements Size {
    @Override
    public int max() {
      return Integer.MAX_VALUE;
    }
  }

  /// Gives each iteration one of `parts` equal parts of the allocation (QCG's scheduler
  /// `split-into`); 0 parts mean as many as there are iterations.
  record SplitInto(int min, int parts) implements Size {
    @Override
    public int max() {
      return Integer.MAX_VALUE;
    }
  }
}

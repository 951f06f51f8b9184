package bellwether.analyze.series;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.runs.RunRow;
import bellwether.query.sql.NumberBlocks;
import bellwether.store.StoredWords;
import java.sql.Connection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transitions in a catalog, run by run, of which one block at a time is in memory.
final class CatalogTransitions implements TransitionCursor, AutoCloseable {
  private static final JobState[] STATES = JobState.values();
  private static final Cause[] CAUSES = Cause.values();

  private final Connection catalog;
  private final TransitionSql sql;
  private final RunLimits limits;
  private final Iterator<RunRow> runs;

  private @Nullable NumberBlocks blocks;
  private long run;
  private long limit;
  private int count;
  private int at;

  CatalogTransitions(Connection catalog, TransitionSql sql, RunLimits limits, List<RunRow> runs) {
    this.catalog = catalog;
    this.sql = sql;
    this.limits = limits;
    this.runs = runs.iterator();
  }

  @Override
  public boolean next() {
    at++;
    while (at >= count) {
      if (blocks == null && !openNext()) {
        return false;
      }
      at = 0;
      count = blocks == null ? 0 : blocks.next();
      if (count == 0) {
        close();
      }
    }
    return true;
  }

  private boolean openNext() {
    if (!runs.hasNext()) {
      return false;
    }
    var next = runs.next();
    run = next.id();
    limit = limits.of(next);
    blocks = NumberBlocks.open(catalog, sql.of(next), TransitionSql.COLUMNS);
    return true;
  }

  private long value(int column) {
    if (blocks == null) {
      throw new IllegalStateException("there is no transition at hand");
    }
    return blocks.value(column, at);
  }

  @Override
  public long time() {
    return value(0);
  }

  @Override
  public long job() {
    return value(1);
  }

  @Override
  public int ordinal() {
    return (int) value(2);
  }

  @Override
  public int members() {
    return (int) value(3);
  }

  @Override
  public JobState to() {
    int code = (int) value(4);
    return code < 0 ? StoredWords.state("another word", run) : STATES[code];
  }

  @Override
  public @Nullable Cause cause() {
    int code = (int) value(5);
    return code < 0 ? null : CAUSES[code];
  }

  @Override
  public long amount() {
    return value(6);
  }

  @Override
  public long limit() {
    return limit;
  }

  @Override
  public void close() {
    if (blocks != null) {
      blocks.close();
      blocks = null;
    }
  }
}

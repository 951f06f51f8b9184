package bellwether.qcg.life;

import bellwether.model.JobDescription;
import bellwether.model.Placement;
import java.nio.file.Path;

/// Knows in which directory an attempt ran.
@FunctionalInterface
public interface Directories {
  /// @param job its number in the catalog
  Path of(long job, JobDescription description, int ordinal, Placement placement);
}

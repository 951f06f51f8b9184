package bellwether.query.measured.source;

import bellwether.query.sql.ArchiveStream;
import bellwether.query.sql.SqlFragment;
import bellwether.query.table.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Carries out the statements of a table over the archive's files of some measurements.
record ArchiveSource(ArchiveRows archive, Set<Long> measurements) implements TableSource {
  @Override
  public ArchiveStream stream(SqlFragment piece) {
    return archive.stream(measurements, piece);
  }

  @Override
  public void copy(SqlFragment piece, Path target) {
    archive.copy(measurements, piece, target);
  }

  /// On the connection that is open already: to open one takes longer than a short answer.
  @Override
  public List<String> texts(SqlFragment piece) {
    return archive.list(measurements, piece, row -> row.getString(1));
  }
}

package bellwether.store.archive.internal;

import bellwether.model.Bytes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// Opens DuckDB in memory: within limits, and without ever fetching an extension.
///
/// @param memory what DuckDB may use; beyond that it spills
/// @param threads how many work on one statement
/// @param spill the folder to spill into
public record DuckDb(Bytes memory, int threads, Path spill) {

  /// A database of its own, gone when it is closed.
  public DuckDBConnection open() throws SQLException {
    return open(new Properties());
  }

  /// The same where answers come as they are read, so that they need not fit into memory; only one
  /// can be read at a time.
  public DuckDBConnection openForStreams() throws SQLException {
    var settings = new Properties();
    settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return open(settings);
  }

  private DuckDBConnection open(Properties settings) throws SQLException {
    settings.setProperty("memory_limit", memory.count() + "B");
    settings.setProperty("threads", Integer.toString(threads));
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("allow_community_extensions", "false");
    var connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
    return connection.unwrap(DuckDBConnection.class);
  }
}

package bellwether.store.internal;

import java.sql.Connection;
import java.sql.SQLException;

/// Work on a connection.
@FunctionalInterface
public interface SqlFunction<T> {
  T apply(Connection connection) throws SQLException;
}

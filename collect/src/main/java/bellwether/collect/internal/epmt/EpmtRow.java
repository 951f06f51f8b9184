package bellwether.collect.internal.epmt;

import bellwether.collect.ProcessRecord;
import bellwether.collect.internal.Json;
import bellwether.collect.internal.ProcessBuffer;
import bellwether.collect.internal.papiex.Column;
import bellwether.collect.internal.papiex.FileName;
import bellwether.collect.internal.papiex.Header;
import bellwether.collect.internal.papiex.LineDamage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns that stored and staged processes have in common.
final class EpmtRow {
  private EpmtRow() {}

  static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  static ProcessBuffer draft(ResultSet row, String host) throws SQLException, LineDamage {
    ProcessBuffer draft = new ProcessBuffer(FileName.UNKNOWN);
    draft.text(Column.HOSTNAME, text(row, host));
    for (Column column : List.of(Column.EXENAME, Column.PATH, Column.ARGS)) {
      draft.text(column, text(row, Header.nameOf(column)));
    }
    for (Column column :
        List.of(Column.EXITCODE, Column.PID, Column.PPID, Column.PGID, Column.SID)) {
      draft.number(column, number(row, Header.nameOf(column)));
    }
    draft.check(Column.PID);
    return draft;
  }

  static long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? ProcessRecord.ABSENT : number;
  }

  /// The members of a JSON column; none where it is null.
  @SuppressWarnings("NullAway") // members may be null, as in JSON
  static Map<String, Object> object(@Nullable String json) {
    return json == null
        ? Map.of()
        : (Map<String, Object>) (Map<String, ?>) Json.map(Json.read(json));
  }
}

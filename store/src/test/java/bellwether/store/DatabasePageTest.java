package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/database.md` names the tables, views and columns that the migrations make, in their order.
class DatabasePageTest {
  private static final Pattern HEADING = Pattern.compile("### `(\\w+)`");
  private static final Pattern COLUMN_OF_VIEW = Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\|");
  private static final Pattern COLUMN_OF_TABLE =
      Pattern.compile("\\| `(\\w+)` \\| ([A-Z]+) \\| [^|]+ \\|");
  private static final String COLUMNS =
      """
      SELECT s.name, c.name || CASE s.type WHEN 'table' THEN ' ' || c.type ELSE '' END
      FROM sqlite_schema s JOIN pragma_table_info(s.name) c
      WHERE s.type IN ('table', 'view') AND s.name NOT IN ('sqlite_sequence', 'flyway_schema_history')
      ORDER BY s.name, c.cid
      """;

  @TempDir Path folder = Path.of("");

  private Map<String, List<String>> inCatalog() {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    Catalog.open(place, CatalogOptions.of(_ -> false)).close();
    var found = new LinkedHashMap<String, List<String>>();
    try (var reader = CatalogReader.open(place)) {
      for (Record row : reader.dsl().fetch(COLUMNS)) {
        found
            .computeIfAbsent(row.get(0, String.class), _ -> new ArrayList<>())
            .add(row.get(1, String.class));
      }
    }
    return found;
  }

  private static Map<String, List<String>> onPage() throws IOException {
    var found = new LinkedHashMap<String, List<String>>();
    List<String> columns = new ArrayList<>();
    for (var line : Files.readAllLines(Path.of("..", "docs", "database.md"))) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        columns = new ArrayList<>();
        found.put(heading.group(1), columns);
      }
      column(line, columns);
    }
    return found;
  }

  private static void column(String line, List<String> columns) {
    var ofTable = COLUMN_OF_TABLE.matcher(line);
    var ofView = COLUMN_OF_VIEW.matcher(line);
    if (ofTable.matches()) {
      columns.add(ofTable.group(1) + " " + ofTable.group(2));
    } else if (ofView.matches()) {
      columns.add(ofView.group(1));
    }
  }

  @Test
  void thePageHasTheColumnsOfTheCatalog() throws IOException {
    assertThat(onPage()).containsExactlyInAnyOrderEntriesOf(inCatalog());
  }
}

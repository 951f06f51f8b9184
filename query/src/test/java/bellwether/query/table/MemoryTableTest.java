package bellwether.query.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTableTest {
  private static final MemoryTable TABLE =
      new MemoryTable(
          List.of("n", "x", "when", "what", "tags", "none"),
          List.of(
              Arrays.asList(1L, 2, Instant.EPOCH, "a \"b\",\nc", Map.of("op", "cp"), null),
              Arrays.asList(2L, 0.5, null, null, Map.of(), null)));

  @TempDir Path folder;

  @Test
  void rowsBringTheirColumns() {
    var table = MemoryTable.ofMaps(List.of(Map.of("a", 1), Map.of("b", 2)));
    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(table.rows()).containsExactly(Arrays.asList(1, null), Arrays.asList(null, 2));
    assertThat(table.select(List.of("b")).column("b")).containsExactly(null, 2);
  }

  @Test
  void anUnknownColumnIsNamed() {
    assertThatThrownBy(() -> TABLE.column("y")).hasMessageContaining("found y; there are n, x");
  }

  @Test
  void aColumnHasTheTypeOfItsValues() {
    assertThat(TABLE.schema().stream().map(TableColumn::type))
        .containsExactly(
            ColumnType.NUMBER,
            ColumnType.REAL,
            ColumnType.TIME,
            ColumnType.TEXT,
            ColumnType.JSON,
            ColumnType.TEXT);
  }

  @Test
  void csvQuotesWhatMustBe() {
    var text = new StringWriter();
    TABLE.csv(text);
    assertThat(text.toString())
        .startsWith("n,x,when,what,tags,none\n1,2,1970-01-01T00:00:00Z,\"a \"\"b\"\",\nc\",")
        .endsWith("2,0.5,,,{},\n");
  }

  @Test
  void linesAreObjects() {
    var text = new StringWriter();
    TABLE.lines(text);
    assertThat(text.toString().lines().toList().getLast())
        .isEqualTo("{\"n\":2,\"x\":0.5,\"when\":null,\"what\":null,\"tags\":{},\"none\":null}");
  }

  @Test
  void parquetHasTheTypesOfTheValues() throws Exception {
    var file = folder.resolve("it's.parquet");
    TABLE.parquet(file);
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement();
        var row =
            statement.executeQuery(
                "SELECT string_agg(column_type, ' ') FROM (DESCRIBE FROM '%s')"
                    .formatted(file.toString().replace("'", "''")))) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("BIGINT DOUBLE TIMESTAMP VARCHAR VARCHAR VARCHAR");
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}

package bellwether.store.internal;

import bellwether.model.Micros;
import bellwether.model.Node;
import bellwether.model.SchedulerJob;
import bellwether.store.internal.recording.JsonText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of allocations on one connection, inside the caller's transaction.
record AllocationTable(Connection connection) {

  long insert(long run, List<Node> nodes, SchedulerJob scheduler, Instant time)
      throws SQLException {
    return Sql.number(
        connection,
        """
        INSERT INTO allocation (run_id, scheduler, scheduler_id, node_count, core_count, nodes, start_time)
        VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        run,
        scheduler.scheduler(),
        scheduler.id(),
        nodes.size(),
        nodes.stream().mapToInt(node -> node.cores().size()).sum(),
        nodes.stream().map(AllocationTable::json).collect(Collectors.joining(",", "[", "]")),
        Micros.of(time));
  }

  private static String json(Node node) {
    return new JsonText()
        .put("name", node.name())
        .put("cores", node.cores())
        .put("gpus", node.gpus())
        .put("memory_bytes", node.memory().count())
        .put("virtual", node.virtual())
        .end();
  }
}

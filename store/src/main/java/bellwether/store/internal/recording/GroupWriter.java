package bellwether.store.internal.recording;

import bellwether.model.Event;
import bellwether.model.Micros;
import bellwether.store.NewJob;
import bellwether.store.StoredEvent;
import bellwether.store.internal.Sql;
import bellwether.store.internal.StateWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes groups of events through prepared statements, inside the caller's transaction. Plain
/// JDBC: see docs/decisions/20261123-catalog-writes.md. Not thread-safe.
public final class GroupWriter implements AutoCloseable {
  private final Connection connection;
  private final RunKeys keys;
  private final PreparedStatement lastSeq;
  private final PreparedStatement insertJob;
  private final PreparedStatement updateJob;
  private final PreparedStatement insertEvent;
  private final PreparedStatement upsertMember;
  private final AttemptWriter attempts;

  public GroupWriter(Connection connection, RunKeys keys) throws SQLException {
    this.connection = connection;
    this.keys = keys;
    lastSeq = connection.prepareStatement("SELECT coalesce(max(seq), 0) FROM event");
    insertJob =
        connection.prepareStatement(
            """
            INSERT INTO job_definition (id, run_id, name, first_key, member_count, state, cause, priority, tags, description, member_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    updateJob =
        connection.prepareStatement("UPDATE job_definition SET state = ?, cause = ? WHERE id = ?");
    insertEvent =
        connection.prepareStatement(
            """
            INSERT INTO event (seq, time, job_id, ordinal, attempt, from_state, to_state, cause, weight, data, run_id, allocation_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %d, nullif(%d, 0))
            """
                // Each value that is bound costs a call into the driver; these never change.
                .formatted(keys.run(), keys.allocation()));
    upsertMember =
        connection.prepareStatement(
            """
            INSERT INTO iteration (job_id, ordinal, state, cause, attempts) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (job_id, ordinal) DO UPDATE SET
              state = excluded.state, cause = excluded.cause, attempts = excluded.attempts
            """);
    attempts = new AttemptWriter(connection, keys);
  }

  List<StoredEvent> write(EventGroup group) throws SQLException {
    writeJobs(group);
    var stored = writeEvents(group.events);
    writeMembers(group.members);
    attempts.write(group.attempts);
    return stored;
  }

  private void writeJobs(EventGroup group) throws SQLException {
    addJobs(group);
    for (var entry : group.commonStates.entrySet()) {
      updateJob.setString(1, entry.getValue().state().name());
      updateJob.setString(2, StateWords.of(entry.getValue().cause()));
      updateJob.setLong(3, entry.getKey());
      updateJob.addBatch();
    }
    if (!group.commonStates.isEmpty()) {
      updateJob.executeBatch();
    }
  }

  private void addJobs(EventGroup group) throws SQLException {
    if (group.newJobs.isEmpty()) {
      return;
    }
    long member = reserveMembers(group.newJobs);
    for (var job : group.newJobs) {
      insertJob.setLong(11, member);
      // The job is new, so that it can begin with the state that the group ends with.
      addJob(job, Objects.requireNonNull(group.commonStates.remove(job.id())));
      member += job.description().count();
    }
    insertJob.executeBatch();
  }

  /// Gives out a number for each member of these jobs; returns the first.
  private long reserveMembers(List<NewJob> jobs) throws SQLException {
    long count = jobs.stream().mapToLong(job -> job.description().count()).sum();
    return Sql.number(
        connection,
        "UPDATE counter SET next = next + ? WHERE name = 'member' RETURNING next - ?",
        count,
        count);
  }

  private void addJob(NewJob job, EventGroup.State state) throws SQLException {
    var description = job.description();
    var iterations = description.iterations();
    insertJob.setLong(1, job.id());
    insertJob.setLong(2, keys.origin());
    insertJob.setString(3, description.name());
    if (iterations == null) {
      insertJob.setNull(4, Types.INTEGER);
    } else {
      insertJob.setInt(4, iterations.start());
    }
    insertJob.setInt(5, description.count());
    insertJob.setString(6, state.state().name());
    insertJob.setString(7, StateWords.of(state.cause()));
    insertJob.setInt(8, description.priority());
    insertJob.setString(9, new JsonText().putAll(description.tags()).end());
    insertJob.setString(10, job.descriptionJson());
    insertJob.addBatch();
  }

  private List<StoredEvent> writeEvents(List<Event> events) throws SQLException {
    if (events.isEmpty()) {
      return List.of();
    }
    long seq = lastSeq();
    var stored = new ArrayList<StoredEvent>(events.size());
    for (var event : events) {
      addEvent(++seq, event);
      stored.add(new StoredEvent(seq, event));
    }
    insertEvent.executeBatch();
    return stored;
  }

  private long lastSeq() throws SQLException {
    try (var rows = lastSeq.executeQuery()) {
      return rows.getLong(1);
    }
  }

  private void addEvent(long seq, Event event) throws SQLException {
    var from = event.from();
    insertEvent.setLong(1, seq);
    insertEvent.setLong(2, Micros.of(event.time()));
    insertEvent.setLong(3, event.job());
    if (event.ordinal() == Event.ALL) {
      insertEvent.setNull(4, Types.INTEGER);
    } else {
      insertEvent.setInt(4, event.ordinal());
    }
    if (event.attempt() == 0) {
      insertEvent.setNull(5, Types.INTEGER);
    } else {
      insertEvent.setInt(5, event.attempt());
    }
    insertEvent.setString(6, from == null ? null : from.name());
    insertEvent.setString(7, event.to().name());
    insertEvent.setString(8, StateWords.of(event.cause()));
    insertEvent.setDouble(9, event.weight());
    insertEvent.setString(10, EventJson.of(event.data()));
    insertEvent.addBatch();
  }

  private void writeMembers(Map<EventGroup.MemberKey, EventGroup.MemberState> members)
      throws SQLException {
    for (var entry : members.entrySet()) {
      upsertMember.setLong(1, entry.getKey().job());
      upsertMember.setInt(2, entry.getKey().ordinal());
      upsertMember.setString(3, entry.getValue().state().name());
      upsertMember.setString(4, StateWords.of(entry.getValue().cause()));
      upsertMember.setInt(5, entry.getValue().attempts());
      upsertMember.addBatch();
    }
    if (!members.isEmpty()) {
      upsertMember.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    for (var statement : List.of(lastSeq, insertJob, updateJob, insertEvent, upsertMember)) {
      statement.close();
    }
    attempts.close();
  }
}

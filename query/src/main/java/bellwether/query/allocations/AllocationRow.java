package bellwether.query.allocations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes and cores that a run had.
///
/// @param scheduler `slurm`, `pbs`, or `local` for none
/// @param schedulerId the batch system's number of the job that the run was in; null: none
/// @param nodes their names
/// @param cores how many, on all nodes
/// @param endTime null: not ended, or nobody saw it
public record AllocationRow(
    long id,
    long run,
    String scheduler,
    @Nullable String schedulerId,
    List<String> nodes,
    long cores,
    Instant startTime,
    @Nullable Instant endTime,
    AllocationState state) {}

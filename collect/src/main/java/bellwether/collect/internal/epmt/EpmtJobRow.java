package bellwether.collect.internal.epmt;

import bellwether.collect.JobRecord;
import java.util.List;
import java.util.Map;

/// What an EPMT database knows of one job.
///
/// @param record the job
/// @param zoneName what the database calls its zone
/// @param analyses what EPMT's analyses found
/// @param metrics the counters of staged processes, in their order
/// @param staged the first and last id of staged processes; empty: none are staged
record EpmtJobRow(
    JobRecord record,
    String zoneName,
    Map<String, Object> analyses,
    List<String> metrics,
    List<Long> staged) {}

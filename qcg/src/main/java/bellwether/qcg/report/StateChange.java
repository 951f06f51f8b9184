package bellwether.qcg.report;

import java.time.LocalDateTime;

/// A state that a job came to.
///
/// @param state in QCG-PilotJob's words
/// @param text the date as it was written
/// @param date the same; without a zone, as such files have none
public record StateChange(String state, String text, LocalDateTime date) {}

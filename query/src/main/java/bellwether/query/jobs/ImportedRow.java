package bellwether.query.jobs;

/// A job that was measured elsewhere, with what people see first of its last attempt.
///
/// @param measurement the catalog's number of it
/// @param title its name, where the job is called by the scheduler's id
/// @param isDamaged whether lines were skipped or values marked at its import
public record ImportedRow(
    JobRow job, long measurement, String title, long processes, boolean isDamaged) {}

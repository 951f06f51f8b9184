package bellwether.client;

/// The end of a job, or of an iteration, which is named `job:index`.
public record Ending(String name, JobStatus status) {}

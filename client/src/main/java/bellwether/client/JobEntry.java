package bellwether.client;

import org.jspecify.annotations.Nullable;

/// A line in the list of all jobs: its status, what was said about it, and its place in the queue.
public record JobEntry(JobStatus status, @Nullable String messages, @Nullable Integer inQueue) {}

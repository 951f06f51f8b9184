package bellwether.store;

import bellwether.model.JobDescription;

/// A job that the catalog does not know yet.
///
/// @param id one that [Catalog#reserveJobs] gave out
/// @param descriptionJson the description as a job file would say it; opaque to the catalog
public record NewJob(long id, JobDescription description, String descriptionJson) {}

/// Answers from the catalog: runs, jobs, events, and why a job is as it is.
@NullMarked
package bellwether.query;

import org.jspecify.annotations.NullMarked;

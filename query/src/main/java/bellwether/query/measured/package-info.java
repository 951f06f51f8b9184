/// Questions to measured jobs: jobs, processes, threads and operations, out of the catalog and the
/// archive of Parquet files. Nothing here can write.
@NullMarked
package bellwether.query.measured;

import org.jspecify.annotations.NullMarked;

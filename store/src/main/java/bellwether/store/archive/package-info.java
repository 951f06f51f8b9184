/// Keeps the processes of measured jobs: Parquet files beside the catalog.
@NullMarked
package bellwether.store.archive;

import org.jspecify.annotations.NullMarked;

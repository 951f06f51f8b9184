/// The rows of one job on their way into Parquet files: their order, tree, columns and sums.
@NullMarked
package bellwether.store.archive.internal.staging;

import org.jspecify.annotations.NullMarked;

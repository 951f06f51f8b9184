/// Measured jobs as Parquet files, with a dictionary of their columns.
@NullMarked
package bellwether.query.export;

import org.jspecify.annotations.NullMarked;

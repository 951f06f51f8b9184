/// SQL over the catalog and the archive: parts of statements, and the catalog as views in DuckDB.
@NullMarked
package bellwether.query.sql;

import org.jspecify.annotations.NullMarked;

/// Answers as tables, in memory or as rows that pass by.
@NullMarked
package bellwether.query.table;

import org.jspecify.annotations.NullMarked;

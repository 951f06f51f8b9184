/// What knows that a catalog is a SQLite file: connections, the write lock, the journal, which file
/// it is, and the migrations of its schema. Only [bellwether.store.dialect.SqliteDialect] stands
/// elsewhere; all other packages speak SQL that any database understands.
@NullMarked
package bellwether.store.internal.sqlite;

import org.jspecify.annotations.NullMarked;

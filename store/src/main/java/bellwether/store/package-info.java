/// The catalog: remembers workflows, runs, jobs, attempts and every event, in SQLite.
@NullMarked
package bellwether.store;

import org.jspecify.annotations.NullMarked;

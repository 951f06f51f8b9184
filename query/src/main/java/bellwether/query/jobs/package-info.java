/// Which jobs there are and how they stand: now, and as earlier runs left them.
@NullMarked
package bellwether.query.jobs;

import org.jspecify.annotations.NullMarked;

@NullMarked
package bellwether.query.jobs;

import org.jspecify.annotations.NullMarked;

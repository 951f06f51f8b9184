/// Where questions on measured jobs have their rows from.
@NullMarked
package bellwether.query.measured.source;

import org.jspecify.annotations.NullMarked;

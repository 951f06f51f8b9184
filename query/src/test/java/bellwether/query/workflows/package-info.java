@NullMarked
package bellwether.query.workflows;

import org.jspecify.annotations.NullMarked;

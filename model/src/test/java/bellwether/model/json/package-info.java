@NullMarked
package bellwether.model.json;

import org.jspecify.annotations.NullMarked;

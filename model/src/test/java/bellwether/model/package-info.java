@NullMarked
package bellwether.model;

import org.jspecify.annotations.NullMarked;

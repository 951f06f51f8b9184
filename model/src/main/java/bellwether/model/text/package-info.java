/// Words that people write: the nearest one meant, and names that look secret.
@NullMarked
package bellwether.model.text;

import org.jspecify.annotations.NullMarked;

/// Takes measured jobs out of the folders that they were measured in.
@NullMarked
package bellwether.collect.stage;

import org.jspecify.annotations.NullMarked;

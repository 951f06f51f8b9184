@NullMarked
package bellwether.model.jobfile;

import org.jspecify.annotations.NullMarked;

/// Job files and the text of job descriptions.
@NullMarked
package bellwether.model.jobfile;

import org.jspecify.annotations.NullMarked;

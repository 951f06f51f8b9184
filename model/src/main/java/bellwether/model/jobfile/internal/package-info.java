/// The job file reader's machinery: syntaxes, checked fields, the parts of a job.
@NullMarked
package bellwether.model.jobfile.internal;

import org.jspecify.annotations.NullMarked;

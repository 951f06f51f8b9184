/// How such a directory is read, and how its charts are drawn.
@NullMarked
package bellwether.qcg.report.internal;

import org.jspecify.annotations.NullMarked;

/// Reading and writing of single files of the auxiliary directory.
@NullMarked
package bellwether.qcg.files.internal;

import org.jspecify.annotations.NullMarked;

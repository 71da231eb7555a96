/**
 * The whole pipeline in one JVM: {@link vigie.localstack.LocalStack} starts and stops it, {@link
 * vigie.localstack.Vigie} is the command line.
 */
@NullMarked
package vigie.localstack;

import org.jspecify.annotations.NullMarked;

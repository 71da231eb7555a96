package vigie.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the real {@code ./vigie} in a process of its own, on the classes under test instead of a build. */
final class Launcher {
    private static final long PATIENCE_SECONDS = 120;

    private final Map<String, @Nullable String> environment = new HashMap<>();
    private @Nullable Path input;

    /** What a run left behind. */
    record Result(int exitCode, List<String> out, List<String> err) {}

    Launcher() {
        environment.put("VIGIE_CLASSPATH", classPath());
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** Sets a variable of the process, or removes it when {@code value} is null. */
    Launcher with(String variable, @Nullable String value) {
        environment.put(variable, value);
        return this;
    }

    /** Gives the process a file as its input. */
    Launcher reading(Path file) {
        input = file;
        return this;
    }

    Result run(String... arguments) {
        try {
            return runToEnd(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while vigie ran", e);
        }
    }

    private Result runToEnd(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("vigie", ".out");
        Path err = Files.createTempFile("vigie", ".err");
        try {
            ProcessBuilder builder =
                    builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile());
            if (input != null) {
                builder.redirectInput(input.toFile());
            }
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("vigie " + String.join(" ", arguments) + " did not end: "
                        + Files.readString(out) + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(root().resolve("vigie").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        environment.forEach((variable, value) -> {
            if (value == null) {
                builder.environment().remove(variable);
            } else {
                builder.environment().put(variable, value);
            }
        });
        return builder;
    }

    /** The repository's root. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "no folder with mvnw above " + Path.of("").toAbsolutePath());
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** A folder that looks like a JDK of that version to whoever reads its release file. */
    static Path fakeJdk(Path folder, String version) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path script = folder.resolve("bin").resolve(program);
            Files.write(script, "#!/bin/sh\necho fake\n".getBytes(StandardCharsets.UTF_8));
            if (!script.toFile().setExecutable(true)) {
                throw new IOException(script + " cannot be made executable");
            }
        }
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }
}

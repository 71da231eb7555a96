package vigie.localstack;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import vigie.localstack.command.ArchiveCommand;
import vigie.localstack.command.AuditCommand;
import vigie.localstack.command.BenchCommand;
import vigie.localstack.command.DemoCommand;
import vigie.localstack.command.ExportCommand;
import vigie.localstack.command.FecCommand;
import vigie.localstack.command.ImportCommand;
import vigie.localstack.command.SqlCommand;
import vigie.localstack.command.StatusCommand;
import vigie.localstack.command.TemplateCommand;
import vigie.localstack.command.TokenCommand;
import vigie.localstack.command.UpCommand;
import vigie.localstack.command.UserCommand;

/**
 * The command line behind {@code ./vigie}. What goes wrong is one sentence on the standard error and an exit code:
 * 2 for a wrong option, else that of {@link StackFailure.Reason}, 1 for what nobody expected.
 */
@Command(name = "vigie", synopsisSubcommandLabel = "COMMAND")
public final class Vigie {
    private final Words words;

    private Vigie(Words words) {
        this.words = words;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(new Vigie(Words.of(arguments)).run(arguments));
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(this)
                .addSubcommand(new DemoCommand(words))
                .addSubcommand(new UpCommand(words))
                .addSubcommand(new ImportCommand(words))
                .addSubcommand(new TemplateCommand(words))
                .addSubcommand(new ExportCommand(words))
                .addSubcommand(new SqlCommand(words))
                .addSubcommand(new StatusCommand(words))
                .addSubcommand(new FecCommand(words))
                .addSubcommand(new AuditCommand(words))
                .addSubcommand(new ArchiveCommand(words))
                .addSubcommand(new TokenCommand(words))
                .addSubcommand(new UserCommand(words))
                .addSubcommand(new BenchCommand(words))
                .addSubcommand(new HelpCommand());
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec().addOption(language());
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setResourceBundle(words.bundle());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(110);
        line.setParameterExceptionHandler((failure, ignored) -> refuse(failure));
        line.setExecutionExceptionHandler((failure, command, ignored) -> explain(failure, command.getErr()));
        return line.execute(arguments);
    }

    /** Every command takes it; {@link Words#of} has read it before any command runs. */
    private static OptionSpec language() {
        return OptionSpec.builder("--lang")
                .paramLabel("fr|en")
                .type(String.class)
                .descriptionKey("lang")
                .build();
    }

    private int refuse(ParameterException failure) {
        String sentence = failure instanceof UnmatchedArgumentException unmatched
                ? words.text("usage.unknown-option", String.join(" ", unmatched.getUnmatched()))
                : words.text("usage.bad-value", String.valueOf(failure.getMessage()));
        failure.getCommandLine().getErr().println(words.text("usage.unknown", sentence));
        return ExitCode.USAGE;
    }

    private int explain(Exception failure, PrintWriter err) {
        LoggerFactory.getLogger(Vigie.class).error("the command failed", failure);
        if (failure instanceof StackFailure known) {
            err.println(known.sentence(words));
            return known.reason().exitCode();
        }
        if (LogFile.noSpaceLeft(failure)) {
            err.println(words.text("watch.disk-full", LogFile.place()));
            return StackFailure.Reason.DISK_FULL.exitCode();
        }
        err.println(words.text("failure.unexpected", StackFailure.firstLine(failure), LogFile.place()));
        return ExitCode.SOFTWARE;
    }
}

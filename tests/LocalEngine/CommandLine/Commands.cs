using System.CommandLine;
using System.CommandLine.Invocation;
using Proxmox.LocalEngine.Display;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.CommandLine;

/// <summary>The program's commands.</summary>
public static class Commands
{
    private const string About = """
        Runs Pulumi programs and providers without pulumi, for tests and demonstrations. It keeps no history, asks nobody, and knows none
        of the service's features: to manage anything real, use pulumi.
        """;

    /// <summary>Runs a command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> line, TextWriter output, TextWriter errors)
    {
        var parsed = Root().Parse(line, new() { ResponseFileTokenReplacer = null });
        var isWrong = parsed.Action is ParseErrorAction;
        try
        {
            var code = await parsed.InvokeAsync(new()
            {
                // Whoever reads an answer from standard output gets nothing else there.
                Output = isWrong ? errors : output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
                // A deployment listens to signals by itself: the second one ends it at once.
                ProcessTerminationTimeout = null,
            });
            return isWrong ? ExitCodes.WrongUse : code;
        }
        catch (FormatException exception)
        {
            await errors.WriteLineAsync(exception.Message);
            return ExitCodes.WrongUse;
        }
        catch (Exception exception) when (exception is StateException or PluginException)
        {
            await errors.WriteLineAsync($"error: {exception.Message}");
            return ExitCodes.Failure;
        }
    }

    private static RootCommand Root()
    {
        SharedOptions shared = new();
        RootCommand root = new(About) { Preview(shared), Up(shared), Refresh(shared), Destroy(shared), Import(shared), Stack(shared),
            Config(shared), Schema(shared) };
        shared.AddTo(root);
        return root;
    }

    private static Command Preview(SharedOptions shared)
    {
        var program = Program();
        Command command = new("preview", "Says what an update would do") { program };
        command.SetAction(line => Deploying.RunAsync(
            line, shared, (stack, options, token) => stack.PreviewAsync(ProgramOf(line.GetRequiredValue(program)), options, token)));
        return command;
    }

    private static Command Up(SharedOptions shared)
    {
        var program = Program();
        Command command = new("up", "Makes everything as the program says") { program };
        command.SetAction(line => Deploying.RunAsync(
            line, shared, (stack, options, token) => stack.UpAsync(ProgramOf(line.GetRequiredValue(program)), options, token)));
        return command;
    }

    private static Command Refresh(SharedOptions shared)
    {
        Command command = new("refresh", "Records what is");
        command.SetAction(line => Deploying.RunAsync(
            line, shared, (stack, options, token) => stack.RefreshAsync(options, shared.PreviewOnly(line), token)));
        return command;
    }

    private static Command Destroy(SharedOptions shared)
    {
        Command command = new("destroy", "Deletes everything that is recorded");
        command.SetAction(line => Deploying.RunAsync(
            line, shared, (stack, options, token) => stack.DestroyAsync(options, shared.PreviewOnly(line), token)));
        return command;
    }

    private static Command Import(SharedOptions shared)
    {
        Argument<string[]> what = new("TYPE NAME ID")
        {
            Description = "The resource's type, the name that it gets in the program, and the id by which its provider finds it",
            Arity = new(0, 3),
        };
        Option<string> file = new("--file") { Description = "A file that lists resources, in place of the words" };
        Option<bool> protect = new("--protect") { Description = "Protect it from being deleted", DefaultValueFactory = _ => true };
        Command command = new("import", "Records existing resources, and shows the inputs of a single one") { what, file, protect };
        command.Validators.Add(given =>
        {
            if (given.GetValue(file) is null ? given.GetValue(what) is not { Length: 3 } : given.GetValue(what) is { Length: > 0 })
            {
                given.AddError("Give TYPE, NAME and ID, or --file.");
            }
        });
        command.SetAction(line =>
        {
            var isProtected = line.GetValue(protect);
            var targets = line.GetValue(file) is { } path
                ? ImportFile.Read(path, isProtected)
                : line.GetValue(what) is [var type, var name, var id] ? [new(type, name, id, Protect: isProtected)] : [];
            return Deploying.RunAsync(line, shared, (stack, options, token) =>
                stack.ImportAllAsync(targets, options, shared.PreviewOnly(line), token), targets is [var one] ? one.Name : null);
        });
        return command;
    }

    private static Command Stack(SharedOptions shared)
    {
        Command command = new("stack", "Shows what is recorded");
        command.SetAction(line =>
        {
            using var stack = Open(line, shared);
            StackText.Write(line.InvocationConfiguration.Output, stack, shared.Json(line));
        });
        return command;
    }

    private static Command Config(SharedOptions shared)
    {
        Argument<string> key = new("KEY") { Description = "The setting, of the project when it names no other namespace" };
        Argument<string> value = new("VALUE") { Description = "What it is set to" };
        Option<bool> secret = new("--secret") { Description = "Hide the value" };
        Command set = new("set", "Records a setting") { key, value, secret };
        set.SetAction(line => Change(line, shared, line.GetRequiredValue(key), new(line.GetRequiredValue(value), line.GetValue(secret))));
        Command remove = new("rm", "Removes a setting") { key };
        remove.SetAction(line => Change(line, shared, line.GetRequiredValue(key), null));
        Command command = new("config", "Shows the settings") { set, remove };
        command.SetAction(line =>
        {
            using var stack = Open(line, shared);
            foreach ((var name, var held) in stack.Config)
            {
                line.InvocationConfiguration.Output.WriteLine($"{name} = {held}");
            }
        });
        return command;
    }

    private static Command Schema(SharedOptions shared)
    {
        Argument<string> package = new("PACKAGE") { Description = "The provider's package" };
        Command command = new("schema", "Prints a provider's schema") { package };
        command.SetAction(async (line, _) =>
        {
            using var stack = Open(line, shared);
            await line.InvocationConfiguration.Output.WriteLineAsync(await stack.GetSchemaAsync(line.GetRequiredValue(package)));
        });
        return command;
    }

    private static void Change(ParseResult line, SharedOptions shared, string key, ConfigValue? value)
    {
        var settings = shared.Settings(line);
        using var stack = Open(settings);
        stack.SetConfig(ProjectFile.Qualified(key, settings.Project), value);
    }

    private static Stack Open(ParseResult line, SharedOptions shared) => Open(shared.Settings(line));

    /// <summary>Opens a stack, whose state may be its folder's first.</summary>
    internal static Stack Open(StackSettings settings)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(settings.StateFile!)!);
        return LocalEngine.Stack.Open(settings);
    }

    private static Argument<string[]> Program() =>
        new("PROGRAM") { Description = "Behind --, the program and its arguments", Arity = ArgumentArity.OneOrMore };

    // A name without a folder is looked for on the path.
    private static ExecutableProgram ProgramOf(string[] words) =>
        new(words[0].Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetFullPath(words[0])
            : words[0], [.. words[1..]]);
}

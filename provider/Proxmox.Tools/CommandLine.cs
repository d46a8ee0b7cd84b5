using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Proxmox.Tools.Discover;

namespace Proxmox.Tools;

/// <summary>The command line for people: what the executable does beside serving Terraform, OpenTofu and Pulumi.</summary>
public static class CommandLine
{
    private const string About = """
        The Proxmox VE provider. Terraform, OpenTofu and Pulumi start it by themselves; these commands are for people. They take the
        provider's settings from the same environment variables.
        """;

    /// <summary>True when a command line, without the executable, is one for people.</summary>
    public static bool IsFor(IReadOnlyList<string> arguments) =>
        arguments is ["discover" or "convert" or "help" or "--help" or "-h" or "-?" or "--version", ..];

    /// <summary>Runs a command.</summary>
    /// <returns>0 when it did what it was asked for, 1 when not, 2 when the command line is wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolOptions options)
    {
        var parsed = Root(options).Parse(arguments is ["help", ..] ? ["--help"] : arguments, new() { ResponseFileTokenReplacer = null });
        if (Misspelled(parsed) is { } option)
        {
            await options.Errors.WriteLineAsync(
                $"error: There is no option {option}; --help tells those that there are. A folder of that name is written ./{option}.");
            return 2;
        }

        var isWrong = parsed.Action is ParseErrorAction;
        try
        {
            var code = await parsed.InvokeAsync(new()
            {
                // Whoever reads an answer from standard output gets nothing else there.
                Output = isWrong ? options.Errors : options.Output,
                Error = options.Errors,
                EnableDefaultExceptionHandler = false,
            });
            return isWrong ? 2 : code;
        }
        catch (ToolException exception)
        {
            await options.Errors.WriteLineAsync($"error: {exception.Message}");
            return 1;
        }
    }

    // The library takes what it does not know for an argument, which would be a folder.
    private static string? Misspelled(ParseResult parsed) => parsed.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens).Select(token => token.Value).FirstOrDefault(word => word.StartsWith('-'));

    private static RootCommand Root(ToolOptions options)
    {
        RootCommand root = new(About) { DiscoverCommand.Of(options), Convert.ConvertCommand.Of(options) };
        return root;
    }
}

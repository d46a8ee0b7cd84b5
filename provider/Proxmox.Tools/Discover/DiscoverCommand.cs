using System.CommandLine;
using System.CommandLine.Parsing;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Tools.Discover.Map;

namespace Proxmox.Tools.Discover;

/// <summary><c>discover</c>: writes the configuration of what is there.</summary>
internal static class DiscoverCommand
{
    private const string About = """
        Reads the datacenter and writes a folder of files for Terraform and OpenTofu that describe it: resources, the import blocks that
        take them over, and variables for secrets. Nothing in PVE is changed.
        """;

    // What shells know as the end by an interrupt.
    private const int Interrupted = 130;

    /// <summary>The command.</summary>
    public static Command Of(ToolOptions options)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder to write into. It is made when it is not there.",
            DefaultValueFactory = _ => "discovered",
        };
        folder.Validators.Add(result =>
        {
            if (result.Tokens is [var word] && word.Value.StartsWith('-'))
            {
                result.AddError($"There is no option {word.Value}.");
            }
        });
        var only = Words("--only", "Resources and topics that alone are taken, such as vm, storage or proxmox_pool.");
        var exclude = Words("--exclude", "Resources and topics that are not taken.");
        var guests = Words("--guests", "Guests that alone are taken: VMIDs, ranges (200-299), tag:NAME or pool:NAME.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Tells what would be written, and writes nothing." };
        var force = new Option<bool>(
            "--force")
        { Description = "Writes anew what an earlier run has written: each object keeps its name. Other files stay." };
        var pulumi = new Option<bool>("--pulumi") { Description = "Writes a project in C# for Pulumi, and the file by which it imports." };
        var map = new MapOptions();
        Command command = new("discover", About) { folder, only, exclude, guests, pulumi, dryRun, force };
        foreach (var option in map.All)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            Option[] notOfMaps = [only, exclude, guests, pulumi, dryRun];
            if (!IsGiven(result, map.Map))
            {
                if (IsGiven(result, map.State))
                {
                    result.AddError("--state is for a map: name the file to draw it in by --map FILE.html.");
                }
            }
            else if (notOfMaps.FirstOrDefault(option => IsGiven(result, option)) is { } option)
            {
                result.AddError($"{option.Name} says nothing of a map, which shows everything and is one file: leave it out, or --map.");
            }
            else if (result.GetResult(folder) is { Tokens.Count: > 0 } named)
            {
                result.AddError($"A map goes into the file that --map names: leave {named.Tokens[0].Value} out, or --map.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                if (map.File(parsed) is { } page)
                {
                    MapWriter.Refuse(page, parsed.GetValue(force));
                    var pve = Configured(options);
                    await MapWriter.WriteAsync(pve.Pve!, pve.Catalog, page, map.States(parsed), options, cancel);
                    return 0;
                }

                var provider = Configured(options);
                var selection = new Selection(provider.Catalog, parsed.GetValue(only) ?? [], parsed.GetValue(exclude) ?? [])
                {
                    Guests = parsed.GetValue(guests) is { Length: > 0 } words ? GuestFilter.Read(words) : null,
                };
                var target = new Folder(parsed.GetValue(folder)!, parsed.GetValue(force));
                await new DiscoverRun(provider, options, selection, target)
                {
                    IsProgram = parsed.GetValue(pulumi),
                    IsDry = parsed.GetValue(dryRun),
                    IsForced = parsed.GetValue(force),
                }.RunAsync(cancel);
                return 0;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                await options.Errors.WriteLineAsync("error: Interrupted; nothing is written.");
                return Interrupted;
            }
        });
        return command;
    }

    private static bool IsGiven(CommandResult command, Option option) => command.GetResult(option) is { Implicit: false };

    private static Engine.Provider Configured(ToolOptions options)
    {
        var provider = options.Provider();
        var diagnostics = provider.ConfigureForReading(Value.Object());
        foreach (var warning in diagnostics.Where(one => one.Severity == Severity.Warning))
        {
            options.Errors.WriteLine($"warning: {warning.Summary}. {warning.Detail}");
        }

        return diagnostics.HasErrors
            ? throw new ToolException(string.Join('\n', diagnostics.Where(one => one.Severity == Severity.Error)
                .Select(one => $"{one.Summary}. {one.Detail}")))
            : provider;
    }

    private static Option<string[]> Words(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.SelectMany(token =>
            token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };
}

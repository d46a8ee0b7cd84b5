using System.CommandLine;
using Proxmox.Client;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;
using Proxmox.Tools.Discover.Map;
using Proxmox.Tools.Discover.Programs;

namespace Proxmox.Tools.Discover;

/// <summary><c>discover</c>: writes the configuration of what is there.</summary>
internal static class DiscoverCommand
{
    private const string About = """
        Reads the datacenter and writes a folder of files for Terraform and OpenTofu that describe it: resources, the import blocks that
        take them over, and variables for secrets. Nothing in PVE is changed.
        """;

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
        var force = new Option<bool>("--force") { Description = "Writes anew what an earlier run has written. Other files stay." };
        var pulumi = new Option<bool>("--pulumi") { Description = "Writes a project in C# for Pulumi, and the file by which it imports." };
        var map = new MapOptions();
        Command command = new("discover", About) { folder, only, exclude, guests, pulumi, dryRun, force };
        foreach (var option in map.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(async (parsed, cancel) =>
        {
            var provider = Configured(options);
            if (map.File(parsed) is { } page)
            {
                await MapWriter.WriteAsync(provider.Pve!, provider.Catalog, page, map.States(parsed), options, cancel);
                return 0;
            }

            var selection = new Selection(provider.Catalog, parsed.GetValue(only) ?? [], parsed.GetValue(exclude) ?? [])
            {
                Guests = parsed.GetValue(guests) is { Length: > 0 } words ? GuestFilter.Read(words) : null,
            };
            var target = new Folder(parsed.GetValue(folder)!, parsed.GetValue(force));
            if (!parsed.GetValue(dryRun))
            {
                target.Refuse();
            }

            var found = await ReadAsync(provider, selection, options, cancel);
            List<WrittenFile>? project = parsed.GetValue(pulumi)
                ? [.. ProgramFiles.Of(found, options.Version, options.PulumiSchema())] : null;
            found = project is null ? Grouping.Of(found) : found;
            var names = project is null ? ProjectFiles.NamesOf(found) : [.. project.Select(file => file.Name)];
            if (parsed.GetValue(dryRun))
            {
                DryRun.Tell(found, names, options.Output);
                return 0;
            }

            target.Write(names, project ?? ProjectFiles.Of(found, options.Version));
            options.Output.WriteLine($"{found.Objects.Length} objects in {names.Count} files in {target.Path}; "
                + $"{found.NotTaken.Count(missed => !Report.IsRule(missed))} things could not be taken: see {Report.FileName} there.");
            return 0;
        });
        return command;
    }

    private static async Task<Discovery> ReadAsync(
        Engine.Provider provider, Selection selection, ToolOptions options, CancellationToken cancel)
    {
        try
        {
            return await new DatacenterReader(provider, selection, options.Errors.WriteLine).ReadAsync(cancel);
        }
        catch (PveFault fault)
        {
            throw new ToolException($"The datacenter could not be read. {fault.Message}");
        }
    }

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

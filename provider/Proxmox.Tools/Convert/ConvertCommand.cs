using System.CommandLine;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>Writes the counterpart of a configuration of another provider.</summary>
internal static class ConvertCommand
{
    private const string About = """
        Turns a Terraform configuration that uses bpg/proxmox or Telmate/proxmox into one that uses this provider, with moved blocks,
            so that
        every object changes hands as it is. What has no counterpart stays as a comment and is told. PVE is not asked.
        """;

    /// <summary>The command.</summary>
    public static System.CommandLine.Command Of(ToolOptions options)
    {
        Argument<DirectoryInfo> folder = new("DIR")
        {
            Description = "The folder of the configuration; modules in folders below it come along.",
        };
        Option<DirectoryInfo?> target = new("--out") { Description = "Where the result is written, in place of DIR.", HelpName = "DIR" };
        Option<bool> isDry = new("--dry-run") { Description = "Writes nothing, and tells what would be written." };
        System.CommandLine.Command command = new("convert", About) { folder, target, isDry };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(folder).FullName, parsed.GetValue(target)?.FullName, parsed.GetValue(isDry), options));
        return command;
    }

    private static int Run(string folder, string? target, bool isDry, ToolOptions options)
    {
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"There is no folder {folder}.");
        }

        var report = new Report();
        List<(string Path, string Text, bool IsChanged)> results;
        try
        {
            results = Convert(folder, report, options);
        }
        catch (HclException problem)
        {
            throw new ToolException($"{problem.Message} Nothing was written.");
        }

        var changed = results.Where(result => result.IsChanged).ToList();
        if (changed.Count == 0)
        {
            throw new ToolException($"In {folder} nothing is of {string.Join(" or ", Known(options).Select(known => known.Source))}: "
                + "required_providers names neither.");
        }

        if (target is null && changed.Find(result => Folder.IsLink(folder, result.Path)) is { Path: { } link })
        {
            throw new ToolException($"{link} is a link, and what it leads to may belong to others. --out DIR writes elsewhere. "
                + "Nothing was written.");
        }

        Folder.Tell(folder, report);
        if (target is not null)
        {
            Folder.Copy(folder, target, results.Select(result => result.Path), report, isDry);
        }

        foreach (var (path, text, _) in target is null ? changed : results)
        {
            if (!isDry)
            {
                var file = Path.Combine(target ?? folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }
        }

        foreach (var line in report.Lines)
        {
            options.Output.WriteLine(line);
        }

        options.Output.WriteLine($"{(isDry ? "Would write" : "Wrote")} {string.Join(", ", changed.Select(result => result.Path))}. "
            + $"{report.Lines.Count} lines above want a look. Next: terraform init -upgrade, terraform plan.");
        return 0;
    }

    private static IEnumerable<ForeignProvider> Known(ToolOptions options) => options.Provider().Catalog.Foreign;

    private static List<(string Path, string Text, bool IsChanged)> Convert(string folder, Report report, ToolOptions options)
    {
        var results = new List<(string, string, bool)>();
        var provider = options.Provider();
        IReadOnlyDictionary<string, ForeignProvider> names = new Dictionary<string, ForeignProvider>(StringComparer.Ordinal);
        foreach (var module in Folder.Modules(folder))
        {
            var files = Directory.EnumerateFiles(module, "*.tf").Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(Path.GetRelativePath(folder, path), Folder.Read(folder, path))).ToList();
            var conversion = new Conversion(provider, report, isRoot: module == folder);
            var own = conversion.Convert(files, names);
            names = module == folder ? own : names;
            var moved = conversion.Moved();
            var movedFile = Path.GetRelativePath(folder, Path.Combine(module, Conversion.MovedFile));
            var isAppended = files.Exists(file => file.Path == movedFile);
            results.AddRange(files.Select(file => (
                file.Path, file.Rewritten() + (file.Path == movedFile && moved.Length > 0 ? "\n" + moved : ""),
                file.IsChanged || (file.Path == movedFile && moved.Length > 0))));
            if (moved.Length > 0 && !isAppended)
            {
                results.Add((movedFile, moved, true));
            }
        }

        return results;
    }
}

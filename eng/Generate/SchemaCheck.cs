using System.Text.Json;
using Proxmox.Generate.Schemas.Comparison;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Generate;

/// <summary>Tells what changed between two versions of Pulumi's schema, and whether the version number allows it.</summary>
public static class SchemaCheck
{
    /// <summary>The name of the subcommand.</summary>
    public const string Command = "compare";

    /// <summary>Compares two files.</summary>
    /// <param name="arguments">The older and the newer schema.</param>
    /// <param name="output">Where the differences are told, one a line.</param>
    /// <returns>The exit code: 0 when all is compatible or the version allows what breaks, 1 when it does not, 2 when called
    /// wrongly.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments.Count != 2)
        {
            output.WriteLine($"Usage: Proxmox.Generate {Command} OLDER NEWER");
            return 2;
        }

        var (before, after) = (File.ReadAllText(arguments[0]), File.ReadAllText(arguments[1]));
        var changes = SchemaComparison.Compare(before, after);
        foreach (var change in changes.Where(change => change.IsBreaking).Concat(changes.Where(change => !change.IsBreaking)))
        {
            output.WriteLine(change);
        }

        var breaking = changes.Count(change => change.IsBreaking);
        output.WriteLine($"{breaking} breaking, {changes.Count - breaking} compatible.");
        var (older, newer) = (VersionOf(before), VersionOf(after));
        if (breaking == 0 || VersionRule.MayBreak(older, newer))
        {
            return 0;
        }

        output.WriteLine($"{PulumiSchema.FileName}: version {newer} may not break what {older} promised. Raise the version, or keep what "
            + "users rely on.");
        return 1;
    }

    private static string VersionOf(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        return document.RootElement.TryGetProperty("version", out var version) ? version.GetString() ?? "" : "";
    }
}

using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>Tells what would be written.</summary>
internal static class DryRun
{
    /// <summary>Tells it.</summary>
    public static void Tell(Discovery found, IEnumerable<string> names, TextWriter output)
    {
        foreach (var name in names)
        {
            output.WriteLine(name);
        }

        output.WriteLine();
        foreach (var kind in found.Objects.GroupBy(one => one.Resource.Name).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Count(),6} {TypeNames.Of(kind.First().Resource)}");
        }

        foreach (var missed in found.Missed)
        {
            var ids = missed.Ids.IsEmpty ? "" : $" {string.Join(", ", missed.Ids)}";
            output.WriteLine($"not taken: {TypeNames.Of(missed.Resource)}{ids}: {missed.Reason}");
        }

        output.WriteLine();
        output.WriteLine(Tally.Of(found));
    }
}

using System.Text;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>What could not be taken, for people.</summary>
internal static class Report
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "REPORT.md";

    /// <summary>The text of the file.</summary>
    public static string Of(Discovery found)
    {
        var text = new StringBuilder($"<!-- {Folder.Mark}. -->\n\n# What was discovered\n\n{Tally.Of(found)}\n\n");
        foreach (var kind in found.Objects.GroupBy(one => one.Resource.Name).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            text.Append($"- `{TypeNames.Of(kind.First().Resource)}`: {kind.Count()}\n");
        }

        Section(text, "What could not be taken", found.Missed);
        Unseen(text, found);
        Section(text, "What is left out unless `--only` names it", found.NotTaken.Where(missed => missed.IsRule));
        if (!found.Variables.IsEmpty)
        {
            text.Append("\n## Secrets\n\nNo configuration of these objects is complete without them. `variables.tf` has a variable for each"
                + ", which has to be given; the secret that PVE has stays until its block no longer says `ignore_changes`.\n\n");
            foreach (var variable in found.Variables)
            {
                text.Append($"- `{variable.Name}`: `{variable.Field.Name}` of `{TypeNames.Of(variable.Object.Resource)}` "
                    + $"`{variable.Object.Id}`\n");
            }
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<NotTaken> missed)
    {
        var all = missed.ToList();
        if (all.Count > 0)
        {
            text.Append($"\n## {title}\n\n");
            foreach (var one in all)
            {
                text.Append($"- `{TypeNames.Of(one.Resource)}`{(one.Ids.IsEmpty ? "" : $" {Tally.Some(one.Ids)}")}: "
                    + $"{one.Reason.ReplaceLineEndings(" ")}\n");
            }
        }
    }

    private static void Unseen(StringBuilder text, Discovery found)
    {
        if (!found.Hidden.IsEmpty)
        {
            text.Append("\n## What the user or token may not see\n\nPVE leaves out of its lists what somebody may not see, and does not say "
                + "so. There may be more of these than is written here.\n\n");
            foreach (var hidden in found.Hidden)
            {
                text.Append($"- {string.Join(", ", hidden.Resources.Select(resource => $"`{TypeNames.Of(resource)}`"))}: "
                    + $"{hidden.ShownBy} shows all.\n");
            }
        }

        if (!found.Offline.IsEmpty)
        {
            text.Append("\n## Nodes that do not answer\n\nNothing that is on them could be read: neither their guests nor these.\n\n");
            foreach (var node in found.Offline)
            {
                text.Append($"- `{node.Name}` is {node.Status}: "
                    + $"{string.Join(", ", found.OfNodes.Select(resource => $"`{TypeNames.Of(resource)}`"))}.\n");
            }
        }
    }
}

using System.Collections.Immutable;
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

        text.AppendJoin("", found.Advice.Select(advice => $"\n{advice}\n"));
        Section(text, "What could not be taken", found.Missed);
        Unseen(text, found);
        Section(text, "What is left out unless `--only` names it", found.NotTaken.Where(missed => missed.IsRule));
        if (!found.Variables.IsEmpty)
        {
            text.Append("\n## Secrets that these objects cannot be without\n\nPVE keeps what it has while the variable has no value. "
                + "Before one of them is made anew, give it: until then the plan for that is an error.\n\n");
            foreach (var variable in found.Variables)
            {
                text.Append($"- `{variable.Name}`: `{variable.Field.Name}` of `{TypeNames.Of(variable.Object.Resource)}` "
                    + $"`{variable.Object.Id}`\n");
            }
        }

        Kept(text, "has", "PVE has them, and they stay as they are while the configuration does not set them. What is made anew goes "
            + "without.", found.Objects, one => one.Secrets);
        Kept(text, "may have", "PVE does not tell them, nor whether there are any. What there is stays while the configuration does not "
            + "set it; what is made anew goes without.", found.Objects, one => one.Untold);
        return text.ToString();
    }

    private static void Kept(StringBuilder text, string verb, string words, IEnumerable<FoundObject> objects,
        Func<FoundObject, ImmutableArray<string>> secrets)
    {
        var kinds = objects.Where(one => !secrets(one).IsEmpty)
            .GroupBy(one => $"`{TypeNames.Of(one.Resource)}`: {string.Join(", ", secrets(one).Select(name => $"`{name}`"))}")
            .OrderBy(kind => kind.Key, StringComparer.Ordinal).ToList();
        if (kinds.Count > 0)
        {
            text.Append($"\n## Secrets that PVE {verb} and no file tells\n\n{words}\n\n");
            foreach (var kind in kinds)
            {
                text.Append($"- {kind.Key} of {Tally.Ids(kind.Select(one => one.Id))}\n");
            }
        }
    }

    private static void Section(StringBuilder text, string title, IEnumerable<NotTaken> missed)
    {
        var all = missed.ToList();
        if (all.Count > 0)
        {
            text.Append($"\n## {title}\n\n");
            foreach (var one in all)
            {
                text.Append($"- `{TypeNames.Of(one.Resource)}`{(one.Ids.IsEmpty ? "" : $" {Tally.Ids(one.Ids)}")}: "
                    + $"{one.Reason.ReplaceLineEndings(" ")}\n");
            }
        }
    }

    private static void Unseen(StringBuilder text, Discovery found)
    {
        if (!found.Hidden.IsEmpty)
        {
            text.Append("\n## What the user or token may not see\n\nPVE leaves out of its lists what somebody may not see, and does not "
                + "say so. There may be more of these than is written here.\n\n");
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

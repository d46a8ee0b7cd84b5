using System.Text;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

// What a block holds that is a resource of its own here.
internal sealed partial class BodyConversion
{
    /// <summary>The text between the braces of what is a resource of its own here.</summary>
    /// <param name="body">The block that it is a part of there.</param>
    /// <param name="companion">What it becomes.</param>
    /// <param name="owner">The address of what the rest of the block becomes.</param>
    public string Convert(HclBody body, ForeignCompanion companion, string owner)
    {
        var items = Items(body).ToList();
        var scope = new Scope(_root, _root, []);
        foreach (var item in items.Where(item => item.Value is not null && Target.IsMeta(item.Name)))
        {
            // The comments stand where the rest is.
            item.Comments.Clear();
            Keep(item, scope);
        }

        _root.At(companion.Owner).Value = companion.OwnedBy.Replace("@", owner, StringComparison.Ordinal);
        Fill(items.Where(item => companion.Parts.Contains(item.Word)), companion.Attributes, scope);
        KeepLifecycle(body, companion);
        var text = new StringBuilder();
        _root.Write(text, 1);
        return text.ToString();
    }

    private bool IsOfCompanion(string word) => target.Companion?.Parts.Contains(word) is true;

    // Conditions and triggers stay with the rest, for they speak of it.
    private void KeepLifecycle(HclBody body, ForeignCompanion companion)
    {
        if (body.Block("lifecycle")?.Body is not { } lifecycle)
        {
            return;
        }

        var lines = new List<string>();
        if (lifecycle["prevent_destroy"] is { } prevented)
        {
            lines.Add($"prevent_destroy = {file.Rewritten(prevented.Span)}");
        }

        var ignored = lifecycle["ignore_changes"] switch
        {
            HclExpression.List list => list.Items.Select(Steps).OfType<List<string>>().Where(steps => companion.Parts.Contains(steps[0]))
                .Select(steps => companion.Attributes.First(row => row.Name == steps[0]).To!).Distinct(StringComparer.Ordinal).ToList(),
            _ => [],
        };
        if (ignored.Count > 0)
        {
            lines.Add($"ignore_changes = [{string.Join(", ", ignored)}]");
        }
        else if (lifecycle["ignore_changes"] is HclExpression.Path { Steps: ["all"] })
        {
            lines.Add("ignore_changes = all");
        }

        if (lines.Count > 0)
        {
            _root.At("\"lifecycle\"").Kept = $"lifecycle {{\n{string.Concat(lines.Select(line => $"    {line}\n"))}  }}";
        }
    }
}

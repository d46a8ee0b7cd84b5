using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

// What lifecycle ignores the changes of.
internal sealed partial class BodyConversion
{
    private void RenameIgnored(HclBlock lifecycle, HclBody whole)
    {
        if (lifecycle.Type != "lifecycle" || lifecycle.Body["ignore_changes"] is not HclExpression.List list)
        {
            return;
        }

        var names = new List<string>();
        foreach (var entry in list.Items)
        {
            var text = entry.Span.Of(file.Text);
            var steps = Steps(entry);
            var ours = steps is null ? [] : Ignored(target.Rows, steps, [], "", whole).Distinct(StringComparer.Ordinal).ToList();
            if (ours.Count == 0 && !(steps is [var first, ..] && IsOfCompanion(first)))
            {
                report.Add(entry.Place, $"ignore_changes: no counterpart of {text}");
            }

            names.AddRange(ours);
        }

        file.Replace(list.Span, $"[{string.Join(", ", names.Distinct(StringComparer.Ordinal))}]");
    }

    private static List<string>? Steps(HclExpression entry) => entry switch
    {
        HclExpression.Path path => [.. path.Steps],
        HclExpression.Pick { Key: HclExpression.Text key } pick => Steps(pick.Source) is { } steps ? [.. steps, key.Value] : null,
        // Older configurations have them in quotation marks.
        HclExpression.Text text => [.. text.Value.Split('.')],
        _ => null,
    };

    private IEnumerable<string> Ignored(
        ImmutableArray<ForeignAttribute> rows, List<string> steps, ImmutableArray<string> path, string written, HclBody? around)
    {
        var (name, rest) = (steps[0], steps[1..]);
        var ours = rows.Where(row => row.Name == name && row.To is not null).ToList();
        if (ours.Count == 0 && !rows.Any(row => row.Name == name) && target.Has([.. path, name]))
        {
            // What follows is said in the same way, but for the number of what is one of a kind.
            return [$"{written}.{name}".TrimStart('.')];
        }

        return ours.SelectMany(row =>
        {
            var at = Way(row.To!, path, written, around?.Block(name)?.Body);
            var inner = around?.Block(name)?.Body;
            var next = rest;
            if (row.Shape == ForeignShape.Map)
            {
                if (next.Count == 0)
                {
                    return [at.Written];
                }

                if (!row.Key!.EndsWith('*') || !next[0].All(char.IsAsciiDigit))
                {
                    // Which one it is only the block itself says.
                    return [at.Written];
                }

                at = ([.. at.Path, "any"], $"{at.Written}[\"{row.Key[..^1]}{next[0]}\"]");
                next = next[1..];
            }
            else if (next.Count > 0 && next[0].All(char.IsAsciiDigit))
            {
                next = next[1..];
            }

            return next.Count > 0 && !row.Parts.IsEmpty ? Ignored(row.Parts, next, at.Path, at.Written, inner)
                : All(row, at.Path, at.Written, inner);
        });
    }

    // An object, and what of it is said outside of it.
    private static IEnumerable<string> All(ForeignAttribute row, ImmutableArray<string> path, string written, HclBody? body)
    {
        var own = row.To is { Length: > 0 } ? new[] { written } : [];
        var parts = row.Parts.Where(part => part.To is not null).SelectMany(part =>
        {
            var at = Way(part.To!, path, written, body);
            return All(part, at.Path, at.Written, body?.Block(part.Name)?.Body);
        });
        return own.Concat(parts).Where(name => own.Length == 0 || name == own[0] || !name.StartsWith(own[0] + ".",
            StringComparison.Ordinal)).Where(name => name.Length > 0).ToList() is var all
            // What is a part of another one is ignored with it. Of a drive, the whole drive is.
            ? all.Where(name => !all.Exists(other => name.StartsWith(other + ".", StringComparison.Ordinal)
                || name.StartsWith(other + "[", StringComparison.Ordinal))) : [];
    }

    private static (ImmutableArray<string> Path, string Written) Way(
        string to, ImmutableArray<string> path, string written, HclBody? body)
    {
        if (to is "" or ".")
        {
            return (path, written);
        }

        (path, written) = to[0] == '/' ? ([], "") : (path, written);
        foreach (var step in to.TrimStart('/').Split('.'))
        {
            if (step[0] == '@')
            {
                var key = body?[step[1..].Split(':')[0]] is { } value ? Literals.Of(value) as string : step.Split(':')[^1];
                return ([.. path, "any"], key is null ? written : $"{written}[\"{key}\"]");
            }

            path = [.. path, step];
            written = written.Length == 0 ? step : $"{written}.{step}";
        }

        return (path, written);
    }
}

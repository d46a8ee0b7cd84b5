using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>A resource or data source of another provider that is converted.</summary>
/// <param name="Address">How expressions name it, as <c>data.proxmox_virtual_environment_vm.web</c>.</param>
/// <param name="NewAddress">How they name it afterwards.</param>
/// <param name="Target">What it becomes.</param>
internal sealed record Converted(string Address, string NewAddress, Target Target);

/// <summary>Renames what expressions say of resources that are converted.</summary>
/// <param name="known">Those resources, by address.</param>
/// <param name="report">Where it is told what has to be looked at.</param>
internal sealed partial class References(IReadOnlyDictionary<string, Converted> known, Report report)
{
    private readonly HashSet<string> _renamed = [.. known.Values.SelectMany(one => one.Target.Rows)
        .SelectMany(row => row.Shape == ForeignShape.List ? row.Parts.Add(row) : [row])
        .Where(row => row.Name.Length > 0 && row.To != row.Name).Select(row => row.Name), "vm_id", "node_name"];

    /// <summary>Renames in a file.</summary>
    public void Rename(SourceFile file)
    {
        var within = new HashSet<HclExpression>(ReferenceEqualityComparer.Instance);
        foreach (var loop in file.Body.Expressions().OfType<HclExpression.For>())
        {
            RenameItems(file, loop);
        }

        // What was moved or removed before is of the other provider still, and our own moves begin where those end.
        var former = file.Body.Blocks.Where(block => block.Type is "moved" or "removed").Select(block => block.Span).ToList();
        foreach (var expression in file.Body.Expressions())
        {
            if (within.Contains(expression) || former.Exists(span => span.Start <= expression.Span.Start
                && expression.Span.End <= span.End))
            {
                continue;
            }

            var steps = new List<Step>();
            var at = expression;
            while (at is HclExpression.Pick pick)
            {
                within.Add(pick.Source);
                steps.Insert(0, new(
                    pick.Key is HclExpression.Text text ? text.Value : file.Text[pick.Key.Span.Start..pick.Key.Span.End],
                        new(pick.Source.Span.End, pick.Span.End),
                    file.Text[pick.Source.Span.End] == '['));
                at = pick.Source;
            }

            if (at is HclExpression.Path path)
            {
                Rename(file, path, [.. Steps(path, file.Text), .. steps]);
            }
        }
    }

    // The item of a loop over a resource's objects is one of them.
    private void RenameItems(SourceFile file, HclExpression.For loop)
    {
        var items = new[] { loop.Key, loop.Value, loop.Condition }.OfType<HclExpression>().SelectMany(part => part.WithParts())
            .OfType<HclExpression.Path>().Where(path => path.Steps[0] == loop.Item && path.Steps.Length > 1);
        // A list that is written out has them of one type when it is plain which.
        var sources = loop.Source is HclExpression.List list ? [.. list.Items.Select(Of)] : new[] { Of(loop.Source) };
        if (sources is not [{ } converted, ..] || sources.Any(source => source?.Target != converted.Target)
            || Within(converted, loop.Source is HclExpression.List { Items: [var one, ..] } ? one : loop.Source) is not { } within)
        {
            if (loop.Source.WithParts().OfType<HclExpression.Path>().Any(path => Of(path) is not null || path.Steps[0] == "module"))
            {
                foreach (var path in items.Where(path => IsRenamed(path.Steps[^1])))
                {
                    report.Add(path.Place, $"{string.Join('.', path.Steps)}: {path.Steps[^1]} may be called otherwise now");
                }
            }

            return;
        }

        foreach (var path in items)
        {
            Rename(file, path, converted, [.. Steps(path, file.Text).Skip(1)], within);
        }
    }

    // What the items of a source say: the objects themselves, or those of a list or a map in one; null where it cannot be told.
    private static (List<ForeignAttribute> Rows, List<string> Way)? Within(Converted converted, HclExpression source)
    {
        var steps = ((HclExpression.Path)source).Steps;
        var rest = steps.Skip(steps[0] == "data" ? 3 : 2)
            .Where(step => step != HclExpression.Path.Each && step[0] != '[' && !step.All(char.IsAsciiDigit)).ToList();
        return rest is [] ? ([.. converted.Target.Rows], [])
            : rest is [var name] && converted.Target.Rows.FirstOrDefault(row => row.Name == name)
                is { Shape: ForeignShape.List or ForeignShape.Map, To: { Length: > 0 } to } row && to[0] != '/'
                ? ([.. row.Parts], [.. to.Split('.'), .. row.Shape == ForeignShape.Map ? ["any"] : Array.Empty<string>()]) : null;
    }

    private Converted? Of(HclExpression expression) => expression is HclExpression.Path path
        ? known.GetValueOrDefault(string.Join('.', path.Steps.Take(path.Steps[0] == "data" ? 3 : 2))) : null;

    // The resource that an expression stands in.
    private Converted? Around(SourceFile file, HclExpression.Path path) => file.Body.Blocks
        .FirstOrDefault(block => block.Type == "resource" && block.Span.Start <= path.Span.Start && path.Span.End <= block.Span.End)
        is { Labels: [var type, var name] } ? known.GetValueOrDefault($"{type}.{name}") : null;

    private bool IsRenamed(string name) => _renamed.Contains(name);

    private static IEnumerable<Step> Steps(HclExpression.Path path, string text) => path.Steps.Select((name, place) =>
    {
        var start = place == 0 ? path.Span.Start : path.Ends[place - 1];
        return new Step(name, new(start, path.Ends[place]), text[start] == '[' || name == HclExpression.Path.Each
            || name.All(char.IsAsciiDigit));
    });

    private void Rename(SourceFile file, HclExpression.Path path, List<Step> steps)
    {
        if (steps[0].Name == "self" && Around(file, path) is { } own)
        {
            Rename(file, path, own, [.. steps.Skip(1)]);
            return;
        }

        if (steps[0].Name == "module" && steps.FindLast(step => !step.IsIndex) is { } last && IsRenamed(last.Name))
        {
            report.Add(path.Place, $"module.{steps[1].Name}: {last.Name} may be called otherwise now");
        }

        var length = steps[0].Name == "data" ? 3 : 2;
        if (steps.Count < length || !known.TryGetValue(string.Join('.', steps.Take(length).Select(step => step.Name)), out var converted))
        {
            return;
        }

        var rest = steps.Skip(length).SkipWhile(step => step.IsIndex).ToList();
        if (rest is [var told, ..] && converted.Target.Rows.FirstOrDefault(row => row.Name == told.Name)?.Told is { } expression
            && PlainIndex().IsMatch(file.Text[steps[length - 1].Span.End..told.Span.Start]) && (rest.Count == 1 || IsPlain(rest[1])))
        {
            Tell(file, converted, expression, new(steps[0].Span.Start, steps[length - 1].Span.End), rest);
            return;
        }

        file.Replace(new(steps[0].Span.Start, steps[length - 1].Span.End), converted.NewAddress);
        Rename(file, path, converted, rest);
    }

    private static bool IsPlain(Step step) => step.IsIndex && PlainPlace().IsMatch(step.Name);

    private static void Tell(SourceFile file, Converted converted, string expression, HclSpan address, List<Step> rest)
    {
        var end = rest[0].Span.End;
        if (rest is [_, { IsIndex: true } which, ..] && expression.StartsWith("@.", StringComparison.Ordinal))
        {
            // Behind a star, an index would count within each item.
            expression = expression.Replace("[*]", $"[{which.Name}]", StringComparison.Ordinal);
            end = which.Span.End;
        }

        file.Replace(new(address.Start, end), expression.Replace(
            "@", converted.NewAddress + file.Text[address.End..rest[0].Span.Start], StringComparison.Ordinal));
    }

    private void Rename(
        SourceFile file, HclExpression.Path path, Converted converted, List<Step> rest,
        (List<ForeignAttribute> Rows, List<string> Way)? within = null)
    {
        if (rest.Count == 0)
        {
            return;
        }

        var written = "";
        var count = 0;
        if (!Follow(converted.Target, within?.Rows ?? [.. converted.Target.Rows], rest, within?.Way ?? [], ref written, ref count))
        {
            report.Add(path.Place, $"{converted.NewAddress}: there is no {rest[0].Name} here, or it is written otherwise");
            return;
        }

        if (count > 0)
        {
            file.Replace(new(rest[0].Span.Start, rest[count - 1].Span.End), written);
        }
    }

    // Writes the way to what the steps lead to.
    private static bool Follow(
        Target target, List<ForeignAttribute> rows, List<Step> steps, List<string> way, ref string written, ref int count)
    {
        if (count == steps.Count)
        {
            return true;
        }

        var step = steps[count];
        var row = rows.FirstOrDefault(row => row.Name == step.Name && row.To is not null);
        if (row is null)
        {
            if (rows.Exists(row => row.Name == step.Name) || !target.Has([.. way, step.Name]))
            {
                return false;
            }

            count++;
            written += $".{step.Name}";
            return true;
        }

        if ((row.As is not null || row.Told is not null) && row.Shape == ForeignShape.One)
        {
            return false;
        }

        count++;
        var to = row.To!;
        (written, way) = to.StartsWith('/') ? ("", []) : (written, way);
        foreach (var name in to.TrimStart('/').Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name[0] == '@')
            {
                return false;
            }

            written += $".{name}";
            way = [.. way, name];
        }

        if (row.Shape == ForeignShape.One && !row.Parts.IsEmpty && count < steps.Count && steps[count].IsIndex)
        {
            count++;
        }
        else if (row.Shape == ForeignShape.List && count < steps.Count)
        {
            // What is between the brackets may have to be renamed itself.
            if (!IsPlain(steps[count]))
            {
                return false;
            }

            written += $"[{steps[count].Name}]";
            count++;
        }
        else if (row.Shape == ForeignShape.Map && count < steps.Count)
        {
            if (!row.Key!.EndsWith('*') || !int.TryParse(steps[count].Name, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            written += $"[\"{row.Key[..^1]}{number}\"]";
            way = [.. way, "any"];
            count++;
        }

        // What follows what has no parts is said in the same way.
        return (row.Parts.IsEmpty && row.Shape == ForeignShape.One) || count == steps.Count || Follow(target, [.. row.Parts], steps, way,
            ref written, ref count);
    }

    // In both, nothing is to be renamed.
    [GeneratedRegex(@"^(\*|[0-9]+|each\.(key|value)|count\.index|(var|local)\.\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainPlace();

    [GeneratedRegex("""^(\[("[^"$%\\]*"|[0-9]+|each\.key|count\.index)\])?$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainIndex();

    private sealed record Step(string Name, HclSpan Span, bool IsIndex);
}

using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;
using Kind = Pulumirpc.PropertyDiff.Types.Kind;

namespace Proxmox.LocalEngine.Display;

/// <summary>What a step changes, property by property.</summary>
public static class DiffText
{
    /// <summary>Lines, each with its mark and without indentation.</summary>
    /// <param name="refreshed">Whether the step tells what was found, so that new values are outputs too.</param>
    public static IEnumerable<string> Of(StepRecord step, bool refreshed)
    {
        if (step.Old is null && step.New is { } created)
        {
            return Members(step.Op is StepOp.Import ? "=" : "+", created.Inputs);
        }

        if (step.New is null && step.Old is { } deleted)
        {
            return Members("-", deleted.Inputs);
        }

        if (step is not { Old: { } old, New: { } news })
        {
            return [];
        }

        if (step.DetailedDiff is { } details)
        {
            return details.Where(detail => !IsInternal(detail.Key))
            .SelectMany(detail => Detail(detail.Key, detail.Value, old, news, refreshed));
        }

        return PropertyDifference.Of(old.Inputs, news.Inputs).SelectMany(detail => Detail(detail.Key, detail.Value, old, news, refreshed));
    }

    /// <summary>The mark of what is done: <c>+ ~ - +- =</c>.</summary>
    public static string Mark(StepOp op) => op switch
    {
        StepOp.Create => "+",
        StepOp.Update => "~",
        StepOp.Delete => "-",
        StepOp.Replace => "+-",
        StepOp.CreateReplacement => "++",
        StepOp.DeleteReplaced => "--",
        StepOp.Read or StepOp.ReadReplacement => ">",
        StepOp.Discard => "<",
        StepOp.Import or StepOp.ImportReplacement => "=",
        StepOp.RemovePendingReplace => "~-",
        _ => " ",
    };

    /// <summary>Named values with a mark before each. What providers and engine keep for themselves is not among them.</summary>
    public static IEnumerable<string> Members(string mark, PropertyObject members)
    {
        members = members.Where((name, _) => !IsInternal(name));
        var width = members.Keys.Select(name => name.Length).DefaultIfEmpty().Max();
        return members.Select(member => $"{mark} {member.Key.PadRight(width)} : {ValueText.Of(member.Value)}");
    }

    private static IEnumerable<string> Detail(string path, PropertyDiff difference, ResourceState old, ResourceState news, bool refreshed)
    {
        var place = PropertyPath.Parse(path);
        var before = place.Get(difference.InputDiff ? old.Inputs : old.Outputs);
        var after = place.Get(refreshed && !difference.InputDiff ? news.Outputs : news.Inputs);
        var hidden = IsHidden(place, old.Inputs) || IsHidden(place, old.Outputs) || IsHidden(place, news.Inputs)
            || IsHidden(place, news.Outputs);
        var was = hidden ? "[secret]" : ValueText.Of(before);
        var now = hidden ? "[secret]" : ValueText.Of(after);
        (var mark, var text) = difference.Kind switch
        {
            Kind.Add or Kind.AddReplace => ("+", now),
            Kind.Delete or Kind.DeleteReplace => ("-", was),
            _ => ("~", $"{(before is null ? "(none)" : was)} => {(after is null ? "(none)" : now)}"),
        };
        var replaces = difference.Kind is Kind.AddReplace or Kind.DeleteReplace or Kind.UpdateReplace;
        yield return $"{mark} {path} : {text}{(replaces ? "   (replaces)" : "")}";
    }

    private static bool IsInternal(string name) => name.StartsWith("__", StringComparison.Ordinal);

    // A part of a secret is as secret as the whole.
    private static bool IsHidden(PropertyPath place, PropertyObject from)
    {
        PropertyValue? value = from;
        foreach (var part in place.Parts)
        {
            value = (value, part) switch
            {
                (PropertyObject members, string name) => members.GetValueOrDefault(name),
                (PropertyArray list, int index) => list.Items.ElementAtOrDefault(index),
                _ => null,
            };
            if (value is null)
            {
                return false;
            }

            if (value.IsSecret)
            {
                return true;
            }
        }

        return false;
    }
}

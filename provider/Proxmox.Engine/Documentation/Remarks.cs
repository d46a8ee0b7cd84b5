using Proxmox.Model.Fields;

namespace Proxmox.Engine.Documentation;

/// <summary>The sentences behind an attribute's own text: what follows from the rest of its declaration.</summary>
public static class Remarks
{
    /// <summary>The sentences, in the order in which they are shown.</summary>
    public static IEnumerable<string> Of(Field field)
    {
        if (field.IsInput)
        {
            foreach (var expectation in Expectations(field))
            {
                yield return $"{(field.Type is FieldType.List or FieldType.Set or FieldType.Map ? "Each must" : "Must")} be {expectation}.";
            }
        }

        // A value that PVE never tells it does not choose.
        if (field is { IsServerChosen: true, IsNeverReturned: false, UnsetMeaning: null })
        {
            yield return "PVE picks a value where none is given.";
        }

        if (field.IsReplacing)
        {
            yield return "Changing it replaces the object.";
        }

        if (field.IsCreateOnly)
        {
            yield return "It is used when the object is created; a later change of it does nothing.";
        }

        if (field.RootOnly is { } kept)
        {
            yield return $"PVE lets only `root@pam` itself set {kept.What}.";
        }

        if (field.IsWriteOnly)
        {
            yield return "Needs Terraform 1.11 or OpenTofu 1.11.";
        }

        if (field.Environment is [_, ..])
        {
            yield return "When unset, it is taken from the environment variable "
                + $"{string.Join(" or ", field.Environment.Select(name => $"`{name}`"))}.";
        }

        if (field.Since is { } since)
        {
            yield return $"Needs PVE {since} or later.";
        }

        if (field.Until is { } until)
        {
            yield return $"PVE {until} and later no longer have it{Instead(field.Instead)}.";
        }

        if (field.Deprecation is { } deprecation)
        {
            yield return $"**Deprecated.** {Of(deprecation)}";
        }
    }

    /// <summary>What to use in place of something that will go, and when it goes.</summary>
    public static string Of(Deprecation deprecation) => $"{deprecation.Instead} It is removed in version {deprecation.Removal}.";

    /// <summary>What serves the same as something that a version lacks, to be read behind it.</summary>
    internal static string Instead(string? declaration) => declaration is null ? "" : $"; use `{declaration}` in its place";

    // A rule says more than the notation that it goes with, and a notation of free text expects nothing in particular.
    private static IEnumerable<string> Expectations(Field field) =>
        field.Rules.IsEmpty && field.Format is { } format && format != Formats.Line && format.Expectation != format.Name
            ? [format.Expectation]
            : field.Rules.Select(rule => rule.Expectation);
}

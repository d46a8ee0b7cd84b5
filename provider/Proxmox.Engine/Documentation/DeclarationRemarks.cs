using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;

namespace Proxmox.Engine.Documentation;

/// <summary>What users are told about a declaration beside its own text: what follows from the rest of it.</summary>
public static class DeclarationRemarks
{
    /// <summary>The versions of PVE that have it, as a sentence; null when all supported ones do.</summary>
    public static string? Versions(Declaration declaration) => declaration switch
    {
        { Since: { } since, Until: { } until } => $"PVE has it from version {since} up to, but not including, {until}.",
        { Since: { } since } => $"Needs PVE {since} or later{(declaration.Instead is { } older ? $"; before that, use `{older}`" : "")}.",
        { Until: { } until } => $"PVE {until} and later no longer have it{Remarks.Instead(declaration.Instead)}.",
        _ => null,
    };

    /// <summary>Adds how long operations may take by default; nothing when the resource lets no one choose.</summary>
    /// <param name="text">What it is added to.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="option">What the user changes the limits with, as <c>timeouts</c>.</param>
    public static void WriteTimeouts(Markdown text, Resource resource, string option)
    {
        if (resource.Timeouts is { } limits)
        {
            text.Heading(2, "Timeouts").Paragraph(
                $"Unless `{option}` says otherwise, `create` is given up after {Span(limits.Create)}, `read` after {Span(limits.Read)}, "
                + $"`update` after {Span(limits.Update)} and `delete` after {Span(limits.Delete)}.");
        }
    }

    private static string Span(TimeSpan span)
    {
        var (number, unit) = span.TotalMinutes % 60 == 0 ? (span.TotalHours, "hour") : span.TotalSeconds % 60 == 0
            ? (span.TotalMinutes, "minute") : (span.TotalSeconds, "second");
        return string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
    }
}

using System.Buffers;
using Proxmox.Model.Values;
using Contract = Proxmox.Terraform.Protocol;
using Selector = Proxmox.Terraform.Protocol.AttributePath.Types.Step.SelectorOneofCase;
using Step = Proxmox.Terraform.Protocol.AttributePath.Types.Step;

namespace Proxmox.Terraform.Rpc;

/// <summary>Where messages point, in terms by which the host finds the line of the configuration.</summary>
internal static class Pointing
{
    // What hosts before Terraform 1.16, and OpenTofu, find: an attribute, and what is directly inside it.
    private const int Findable = 2;

    private static readonly SearchValues<char> PlainLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>
    /// The steps of a path, up to the first key that is no plain name: a host may end with an error of its own over any other.
    /// </summary>
    public static Contract.AttributePath Of(AttributePath path) => new() { Steps = { path.Steps.TakeWhile(IsSafe).Select(Of) } };

    /// <summary>
    /// Shortens paths to what every host finds. An attribute inside an object is named as if it were a key, since the older ones take every
    /// object for a map there. What is cut off is named in the message.
    /// </summary>
    public static void Shorten(IEnumerable<Contract.Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => diagnostic.Attribute?.Steps.Count >= Findable))
        {
            var steps = diagnostic.Attribute.Steps;
            var (whole, last) = (Written(steps), steps[^1]);
            if (steps[1].SelectorCase == Selector.AttributeName)
            {
                steps[1] = new() { ElementKeyString = steps[1].AttributeName };
            }

            if (steps.Count > Findable && !Mentions(diagnostic, last.AttributeName))
            {
                diagnostic.Detail = $"{whole}: {diagnostic.Detail}";
            }

            while (steps.Count > Findable)
            {
                steps.RemoveAt(Findable);
            }
        }
    }

    private static Step Of(AttributePath.Step step) => step switch
    {
        AttributePath.Step.Attribute attribute => new() { AttributeName = attribute.Name },
        AttributePath.Step.Key key => new() { ElementKeyString = key.Name },
        AttributePath.Step.Index index => new() { ElementKeyInt = index.Position },
        _ => throw new InvalidOperationException($"A path has no step {step}."),
    };

    private static bool IsSafe(AttributePath.Step step) =>
        step is not AttributePath.Step.Key { Name: var name }
            || (name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.AsSpan().ContainsAnyExcept(PlainLetters));

    private static bool Mentions(Contract.Diagnostic diagnostic, string name) =>
        name.Length > 0 && (diagnostic.Summary.Contains(name, StringComparison.Ordinal)
            || diagnostic.Detail.Contains(name, StringComparison.Ordinal));

    private static string Written(IEnumerable<Step> steps) => steps.Aggregate(AttributePath.Root, (path, step) => step.SelectorCase switch
    {
        Selector.AttributeName => path.Attribute(step.AttributeName),
        Selector.ElementKeyString => path.Key(step.ElementKeyString),
        _ => path.Index(step.ElementKeyInt),
    }).ToString();
}

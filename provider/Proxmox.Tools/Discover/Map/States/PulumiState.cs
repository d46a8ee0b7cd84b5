using System.Text.Json;
using Proxmox.Engine.Declarations;

namespace Proxmox.Tools.Discover.Map.States;

/// <summary>Reads what Pulumi keeps of a stack: the checkpoint in a folder of stacks, or what <c>pulumi stack export</c> wrote.</summary>
internal static class PulumiState
{
    /// <summary>Whether a document looks like one.</summary>
    public static bool Is(JsonElement document) => document.TryGetProperty("deployment", out _)
        || document.TryGetProperty("checkpoint", out _);

    /// <summary>Reads one.</summary>
    /// <param name="name">How the page names it.</param>
    /// <param name="document">The document.</param>
    /// <param name="ours">Finds a resource of this provider by its token.</param>
    public static StateFile Read(string name, JsonElement document, Func<string, Resource?> ours)
    {
        var stack = document.TryGetProperty("deployment", out var deployment) ? deployment
            : Json.Member(Json.Member(document, "checkpoint"), "latest");
        var (records, count) = (new List<StateRecord>(), 0);
        foreach (var resource in Json.Items(stack, "resources"))
        {
            var token = Json.Text(resource, "type") ?? "";
            // Providers belong to the stack itself; what it only looks up it does not manage; what is to be deleted another has replaced.
            if (!Json.IsTrue(resource, "custom") || Json.IsTrue(resource, "external") || Json.IsTrue(resource, "delete")
                || token.StartsWith("pulumi:", StringComparison.Ordinal))
            {
                continue;
            }

            count++;
            if (MapKinds.OfPulumi(token, ours) is { } kind && Json.Text(resource, "id") is { } id)
            {
                var urn = Json.Text(resource, "urn") ?? "";
                records.Add(new($"{token} {urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]}", MapKinds.Key(kind, id)));
            }
        }

        return new(name, "Pulumi", count, records);
    }
}

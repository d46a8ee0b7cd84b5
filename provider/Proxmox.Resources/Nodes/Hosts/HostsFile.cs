using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;

namespace Proxmox.Resources.Nodes.Hosts;

/// <summary>
/// The names that a node knows by itself: <c>/nodes/{node}/hosts</c> (PVE::API2::Nodes). PVE reads and writes the file as a whole, with a
/// digest.
/// </summary>
internal static class HostsFile
{
    /// <summary>What PVE asks for.</summary>
    public static ImmutableArray<Privilege> Privileges { get; } =
    [
        new("Sys.Modify", "/nodes/{node}") { For = Purposes.Write },
        new("Sys.Audit", "/") { For = Purposes.Write | Purposes.Read | Purposes.List },
    ];

    /// <summary>The path of a node's file.</summary>
    public static string PathOf(string node) => PvePath.Join("nodes", node, "hosts");

    /// <summary>Changes the file: reads it, and writes what is made of it.</summary>
    /// <param name="work">What changes it.</param>
    /// <param name="node">The node.</param>
    /// <param name="change">Makes the new text of the old; null to leave it.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task ChangeAsync(PveWork work, string node, Func<string, string?> change, CancellationToken cancel)
    {
        using var held = await work.LockAsync(PathOf(node), cancel);
        await work.WithDigestAsync(
            async limit =>
            {
                var live = await work.Pve.GetAsync(PathOf(node), cancel: limit);
                if (change(live["data"].AsText() ?? "") is not { } changed)
                {
                    return;
                }

                var form = new Form().Add("data", changed);
                if (live["digest"].AsText() is { } digest)
                {
                    form.Add("digest", digest);
                }

                await work.Pve.PostAsync(PathOf(node), form, limit);
            },
            cancel);
    }

    /// <summary>The address and the names of a line, and what is said behind them; null for a line that has none.</summary>
    public static (string Address, ImmutableArray<string> Names, string Remark)? Read(string line)
    {
        var hash = line.IndexOf('#', StringComparison.Ordinal);
        var words = (hash < 0 ? line : line[..hash]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [var address, .. var names] ? (address, [.. names], hash < 0 ? "" : line[hash..]) : null;
    }

    /// <summary>The lines of a text, the last of which needs no end.</summary>
    public static IEnumerable<string> Lines(string text) => text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n');
}

using Proxmox.Client;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>What is staged and not applied: an apply puts all of it in force, whoever staged it.</summary>
internal static class SdnStaged
{
    // Subnets, which PVE tells for each VNet apart, and fabrics are not looked for.
    private static readonly (string Collection, string Key, string Noun)[] Kinds =
        [("zones", "zone", "zone"), ("vnets", "vnet", "VNet"), ("controllers", "controller", "controller")];

    /// <summary>The staged objects that the caller may see: the path of each, and how it is told.</summary>
    public static async Task<IReadOnlyList<(string Path, string Said)>> AskAsync(IPve pve, CancellationToken cancel)
    {
        var staged = new List<(string, string)>();
        foreach (var (collection, key, noun) in Kinds)
        {
            var path = PvePath.Join("cluster", "sdn", collection);
            staged.AddRange((await pve.GetAsync(path, new Form().Add("pending", true), cancel)).Items
                .Where(entry => !entry["state"].IsNull)
                .Select(entry => (path + PvePath.Join(entry[key].AsText()!), $"{noun} {entry[key].AsText()} ({entry["state"].AsText()})")));
        }

        return staged;
    }
}

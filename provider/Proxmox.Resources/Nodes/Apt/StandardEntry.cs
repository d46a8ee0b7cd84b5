using System.Collections.Immutable;
using Proxmox.Client;

namespace Proxmox.Resources.Nodes.Apt;

/// <summary>Which entries of a file are a standard repository (<c>proxmox_apt::repositories::standard</c>).</summary>
internal static class StandardEntry
{
    private const string Ceph = "ceph-";
    private const string ForSubscribers = "https://enterprise.proxmox.com/debian";
    private const string ForAll = "http://download.proxmox.com/debian";

    /// <summary>Whether an entry is the repository of a handle.</summary>
    /// <param name="handle">The handle.</param>
    /// <param name="suite">The release of Debian that counts; null for any.</param>
    /// <param name="entry">The entry.</param>
    public static bool Is(string handle, string? suite, PveData entry)
    {
        var (uris, components) = handle.StartsWith(Ceph, StringComparison.Ordinal) ? OfCeph(handle) : OfPve(handle);
        return Texts(entry, "Types").Contains("deb") && Texts(entry, "Components").Any(components.Contains)
            && (suite is null || Texts(entry, "Suites").Contains(suite))
            && Texts(entry, "URIs").Any(uri => uris.Contains(uri.TrimEnd('/')));
    }

    private static (ImmutableArray<string> Uris, ImmutableArray<string> Components) OfPve(string handle)
    {
        var domain = DomainOf(handle);
        return ([domain + "/pve", domain], handle == "test" ? ["pve-test", "pvetest"] : ["pve-" + handle]);
    }

    // Behind the word and the release comes the component, which has a hyphen itself.
    private static (ImmutableArray<string> Uris, ImmutableArray<string> Components) OfCeph(string handle)
    {
        var end = handle.IndexOf('-', Ceph.Length);
        var component = handle[(end + 1)..];
        return ([$"{DomainOf(component)}/{handle[..end]}"], component == "no-subscription" ? [component, "main"] : [component]);
    }

    private static string DomainOf(string component) => component == "enterprise" ? ForSubscribers : ForAll;

    private static IEnumerable<string> Texts(PveData entry, string member) => entry[member].Items.Select(item => item.AsText() ?? "");
}

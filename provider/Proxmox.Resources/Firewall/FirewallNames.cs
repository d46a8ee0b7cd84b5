using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>How things are called and written in files of the firewall, which have one line for each (<c>PVE::Firewall</c>).</summary>
internal static class FirewallNames
{
    private const string Expectation = "two or more letters, digits, hyphens and underscores with a letter first";

    // PVE drops a comment that its language takes for none.
    private static readonly Format Remark = Formats.Line with
    {
        Canonical = text => Formats.Line.Canonical(text) is var line && line == "0" ? "" : line,
    };

    // PVE writes an address that has a prefix of all of its bits without it.
    private static readonly Format Network = new(
        "address or network", "an IP address or network, such as \"192.0.2.7\" or \"192.0.2.0/24\"", Canonical);

    /// <summary>Free text.</summary>
    public static Field<string> Comment(string beside) => Text("comment", $"Free text shown beside {beside}.").As(Remark);

    /// <summary>An address or network.</summary>
    public static Field<string> Cidr(string doc) => Text("cidr", doc).As(Network);

    /// <summary>The name of an object: <c>pve-fw-alias</c>, <c>ipset-name</c>, <c>pve-security-group-name</c>.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="doc">Its documentation.</param>
    /// <param name="most">How many characters there may be.</param>
    public static Field<string> Id(string name, string doc, int most) =>
        Text(name, doc).Required().Replacing().Matching("[A-Za-z][A-Za-z0-9_-]+", Expectation).OfLength(2, most);

    private static string? Canonical(string text)
    {
        if (IpNetworks.Address(text) is { } alone)
        {
            return alone.ToString();
        }

        return Formats.Cidr.Canonical(text) is { } network && IpNetworks.Address(network.Split('/')[0]) is { } address
            ? network.EndsWith($"/{IpNetworks.Bits(address)}", StringComparison.Ordinal) ? address.ToString() : network
            : null;
    }
}

using System.Net;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>How objects of the SDN are called, and what they need.</summary>
internal static class SdnNames
{
    /// <summary>A zone or VNet: <c>pve-sdn-zone-id</c>, <c>pve-sdn-vnet-id</c>.</summary>
    public static Rule Short { get; } =
        Rule.Pattern("[A-Za-z][A-Za-z0-9]{1,7}", "two to eight letters and digits with a letter first");

    /// <summary>A DNS server or a management of addresses: <c>pve-sdn-dns-id</c>, <c>pve-sdn-ipam-id</c>.</summary>
    public static Rule Id { get; } =
        Rule.Pattern("[A-Za-z][A-Za-z0-9]*[A-Za-z0-9]", "two or more letters and digits with a letter first");

    /// <summary>A controller: <c>pve-sdn-controller-id</c>.</summary>
    public static Rule Controller { get; } = Rule.Pattern(
        "[A-Za-z][A-Za-z0-9_-]{0,62}[A-Za-z0-9]",
        "two to 64 letters, digits, underscores and hyphens with a letter first and a letter or digit last");

    /// <summary>A fabric: <c>pve-sdn-fabric-id</c>.</summary>
    public static Rule Fabric { get; } = Rule.Pattern(
        "[A-Za-z0-9][A-Za-z0-9-]{0,6}[A-Za-z0-9]", "two to eight letters, digits and hyphens, without a hyphen at an end");

    /// <summary>An address: <c>ip</c>.</summary>
    public static Rule Address { get; } =
        new("an IP address", value => value.AsText() is not { } text || IPAddress.TryParse(text, out _));

    /// <summary>A token or key.</summary>
    public static Rule Secret { get; } =
        new("text that is not blank", value => value.AsText() is not { } text || !string.IsNullOrWhiteSpace(text));

    /// <summary>What it takes to change anything: the lock and the apply are about the SDN as a whole.</summary>
    public static Privilege Apply { get; } = new("SDN.Allocate", "/sdn") { For = Purposes.Write };
}

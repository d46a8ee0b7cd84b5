using System.Net;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary>What a subnet has to be like, and what the zone's management of addresses learns of it
/// (<c>PVE::Network::SDN::SubnetPlugin</c>).</summary>
internal static class SubnetRules
{
    private const string RangeKey = "dhcp-range";

    /// <summary>The ranges of addresses that are given out.</summary>
    public static IEnumerable<(string Start, string End)> Ranges(Section subnet) =>
        (subnet[RangeKey] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            var parts = text.Split(',').Select(part => part.Split('=', 2))
                .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
            return (parts.GetValueOrDefault("start-address", ""), parts.GetValueOrDefault("end-address", ""));
        });

    /// <summary>Fails where a subnet cannot be as it is; registers it and its gateway.</summary>
    public static void Verify(SectionChange change, Section? zone)
    {
        var (subnet, gateway) = (new Subnet(change.Id), change.Section["gateway"]);
        if (VnetEndpoints.Find(change.Call.Datacenter, change.Section["vnet"]!)["vlanaware"] is "1")
        {
            throw PveError.Parameter("vnet", "you can't add a subnet on a vlanaware vnet");
        }

        if (gateway is not null && !subnet.Contains(gateway) && !IsPoint(subnet, gateway))
        {
            throw PveError.Parameter("gateway", $"{gateway} is not in subnet {subnet.Cidr}");
        }

        VerifyRanges(subnet, [.. Ranges(change.Section)]);
        if (Ipam.For(change.Call.Datacenter, zone) is { } ipam)
        {
            Register(ipam, subnet, change.Before, gateway);
        }
    }

    private static void Register(Ipam ipam, Subnet subnet, Section? before, string? gateway)
    {
        if (before is null)
        {
            ipam.Add(subnet);
        }

        var old = before?["gateway"];
        if (gateway == old || (gateway is not null && IsPoint(subnet, gateway)))
        {
            return;
        }

        if (gateway is not null)
        {
            ipam.AddGateway(subnet, gateway);
        }

        if (old is not null)
        {
            ipam.Forget(subnet, old);
        }
    }

    private static void VerifyRanges(Subnet subnet, List<(string Start, string End)> ranges)
    {
        for (var i = 0; i < ranges.Count; i++)
        {
            var (start, end) = ranges[i];
            RequireAddress("start-address", start);
            RequireAddress("end-address", end);
            Refuse(Compare(start, end) > 0, $"start-address {start} must be smaller than end-address {end}");
            Refuse(!subnet.Contains(start), $"start-address {start} is not in subnet {subnet.Cidr}");
            Refuse(!subnet.Contains(end), $"end-address {end} is not in subnet {subnet.Cidr}");
            Refuse(ranges[..i].Exists(other => Compare(start, other.End) <= 0 && Compare(other.Start, end) <= 0),
                "dhcp ranges must not overlap");
        }
    }

    private static void RequireAddress(string key, string address) =>
        Refuse(!IPAddress.TryParse(address, out _), $"{key} is not a valid IP {address}");

    private static void Refuse(bool isWrong, string text)
    {
        if (isWrong)
        {
            throw PveError.Parameter(RangeKey, text);
        }
    }

    private static int Compare(string one, string other) =>
        IPAddress.Parse(one).GetAddressBytes().AsSpan().SequenceCompareTo(IPAddress.Parse(other).GetAddressBytes());

    /// <summary>A single address has its gateway elsewhere.</summary>
    private static bool IsPoint(Subnet subnet, string gateway) => subnet.Mask == "32" && !gateway.Contains(':', StringComparison.Ordinal);
}

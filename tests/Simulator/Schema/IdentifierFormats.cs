using System.Globalization;
using System.Text.RegularExpressions;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of identifiers (<c>PVE::JSONSchema</c>, <c>PVE::HA::Tools</c>, <c>PVE::ReplicationConfig</c>,
/// <c>PVE::Network::SDN</c>).</summary>
internal static partial class IdentifierFormats
{
    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["string"] = _ => null,
        ["urlencoded"] = v => UrlEncoded().IsMatch(v) ? null : $"invalid urlencoded string: {v}\n",
        ["pve-configid"] = v => ConfigId().IsMatch(v) ? null : $"invalid configuration ID '{v}'\n",
        ["pve-storage-id"] = v => Id(v, "storage"),
        ["acme-plugin-id"] = v => Id(v, "ACME plugin"),
        ["pve-bridge-id"] = v => Bridge().IsMatch(v) ? null : $"invalid bridge ID '{v}'\n",
        ["pve-vmid"] = v => VmId().IsMatch(v) ? null : "value does not look like a valid VM ID\n",
        ["pve-node"] = v => Node().IsMatch(v) ? null : "value does not look like a valid node name\n",
        ["pve-tag"] = v => Tag().IsMatch(v) ? null : "invalid characters in tag\n",
        ["storage-pair"] = v => Pair(v, "pve-storage-id"),
        ["bridge-pair"] = v => Pair(v, "pve-bridge-id"),
        ["pve-task-status-type"] = v => TaskStatus().IsMatch(v) ? null : $"invalid status '{v}'\n",
        ["pve-replication-job-id"] = ReplicationJob,
        ["pve-ha-resource-id"] = v => HaResource().IsMatch(v) ? null : "value does not look like a valid ha resource id\n",
        ["pve-ha-resource-or-vm-id"] = v => HaResourceOrVm().IsMatch(v) ? null : "value does not look like a valid ha resource id\n",
        ["pve-ha-node"] = v => HaNode().IsMatch(v) ? null : "value does not look like a valid ha node\n",
        ["pve-ha-group-node"] = v => HaNode().IsMatch(v) ? null : "value does not look like a valid ha group node\n",
        ["pve-sdn-zone-id"] = v => SdnId(v, "zone"),
        ["pve-sdn-vnet-id"] = v => SdnId(v, "vnet"),
        ["pve-sdn-controller-id"] = v => SdnController().IsMatch(v) ? null : $"controller ID '{v}' contains illegal characters\n",
        ["pve-sdn-dns-id"] = v => SdnId(v, "dns"),
        ["pve-sdn-ipam-id"] = v => SdnId(v, "ipam"),
        ["pve-sdn-fabric-id"] = v => Fabric().IsMatch(v) ? null : $"Fabric ID '{v}' contains illegal characters\n",
        ["pve-sdn-isis-net"] = v => IsisNet().IsMatch(v) ? null : "value does not look like a valid isis net\n",
        ["pve-sdn-bgp-rt"] = v => RouteTarget(v) ? null : "value does not look like a valid bgp route-target\n",
        ["graphite-path"] = v => GraphitePath().IsMatch(v) ? null : "value does not look like a valid graphite path\n",
    };

    /// <summary><c>PVE::JSONSchema::parse_id</c>.</summary>
    private static string? Id(string value, string kind)
    {
        if (value.Length < 2)
        {
            return $"{kind} ID '{value}' cannot be shorter than 2 characters\n";
        }

        return DottedId().IsMatch(value) ? null : $"{kind} ID '{value}' contains illegal characters\n";
    }

    private static string? SdnId(string value, string kind) =>
        SdnName().IsMatch(value) ? null : $"{kind} ID '{value}' contains illegal characters\n";

    /// <summary><c>parse_idmap</c> of one entry: an ID, "source:target", or 1.</summary>
    private static string? Pair(string value, string format)
    {
        if (value == "1")
        {
            return null;
        }

        var parts = value.Split(':');
        var ids = parts is [{ Length: > 0 }, { Length: > 0 }] ? parts : [value];
        return ids.Select(id => Formats.Check(format, id)).FirstOrDefault(e => e is not null) is { } error
            ? $"entry '{value}' contains invalid ID - {error}\n\n"
            : null;
    }

    private static string? ReplicationJob(string value)
    {
        var match = Replication().Match(value);
        if (!match.Success)
        {
            return $"invalid replication job id '{value}'\n";
        }

        return double.Parse(match.Groups["guest"].Value, CultureInfo.InvariantCulture) < 100
            ? $"invalid replication job id '{value}' (guest IDs < 100 are reserved)\n"
            : null;
    }

    private static bool RouteTarget(string value)
    {
        var match = Route().Match(value);
        return match.Success && match.Groups.Values.Skip(1).All(g => double.Parse(g.Value, CultureInfo.InvariantCulture) <= uint.MaxValue);
    }

    [GeneratedRegex(@"^[-%a-zA-Z0-9_.!~*'()]*$")]
    private static partial Regex UrlEncoded();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9_-]+$")]
    private static partial Regex ConfigId();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9\-_.]*[a-zA-Z0-9]$")]
    private static partial Regex DottedId();

    [GeneratedRegex(@"^[-_.\w]+$")]
    private static partial Regex Bridge();

    [GeneratedRegex("^[1-9][0-9]{2,8}$")]
    private static partial Regex VmId();

    [GeneratedRegex(@"^[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Node();

    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9_\-+.]*$")]
    private static partial Regex Tag();

    [GeneratedRegex("^(ok|error|warning|unknown)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TaskStatus();

    [GeneratedRegex("^(?<guest>[0-9]+)-[0-9]+$")]
    private static partial Regex Replication();

    [GeneratedRegex(@"^[a-z]+:\S+$")]
    private static partial Regex HaResource();

    [GeneratedRegex(@"^([a-z]+:\S+|[0-9]+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex HaResourceOrVm();

    [GeneratedRegex(@"^[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?(:[0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex HaNode();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9]*[a-zA-Z0-9]$")]
    private static partial Regex SdnName();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]*[a-zA-Z0-9]$")]
    private static partial Regex SdnController();

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9-]{0,6}[a-zA-Z0-9]?$")]
    private static partial Regex Fabric();

    [GeneratedRegex(@"^[a-fA-F0-9]{2}(\.[a-fA-F0-9]{4}){3,9}\.[a-fA-F0-9]{2}$", RegexOptions.ExplicitCapture)]
    private static partial Regex IsisNet();

    [GeneratedRegex("^([0-9]+):([0-9]+)$")]
    private static partial Regex Route();

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?\.)*[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex GraphitePath();
}

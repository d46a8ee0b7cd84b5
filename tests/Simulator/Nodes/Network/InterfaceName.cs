using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>What PVE tells from the name of an interface.</summary>
internal static partial class InterfaceName
{
    /// <summary>The type of an interface.</summary>
    public static string Type(string name, bool hasPorts, bool hasParent) => name switch
    {
        _ when hasPorts => "bridge",
        _ when Bond().IsMatch(name) => "bond",
        _ when name.Contains(':', StringComparison.Ordinal) => "alias",
        _ when hasParent || Child().IsMatch(name) => "vlan",
        _ when Physical().IsMatch(name) => "eth",
        _ => "unknown",
    };

    /// <summary>The VLAN that a name stands for, with the interface that it names too; null for any other name.</summary>
    public static (string? Parent, string Id)? Vlan(string name)
    {
        if (Child().Match(name) is { Success: true } child)
        {
            return (child.Groups[1].Value, child.Groups[2].Value);
        }

        return Tag().Match(name) is { Success: true } tag ? (null, tag.Groups[1].Value) : null;
    }

    /// <summary>Where an interface stands among the others: by the kind of the one that it is built on, which comes
    /// before it.</summary>
    public static int Rank(string name, Func<string, string?> type)
    {
        var parts = name.Split('.', ':');
        return (type(parts[0]) switch { "eth" => 2, "bond" => 4, "bridge" => 5, "vlan" => 6, _ => 9 } * 10) + parts.Length;
    }

    [GeneratedRegex(@"^bond\d+$")]
    private static partial Regex Bond();

    [GeneratedRegex(@"^(\S+)\.(\d+)$")]
    private static partial Regex Child();

    [GeneratedRegex(@"^vlan(\d+)$")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(eth\d+|en[^:.]+|ib[^:.]+|nic\d+)$")]
    private static partial Regex Physical();
}

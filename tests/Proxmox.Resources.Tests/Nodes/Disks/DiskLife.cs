using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Disks;

/// <summary>What the lives of things that are made of disks share.</summary>
internal static class DiskLife
{
    /// <summary>The path of a node's disks.</summary>
    public const string Path = "/nodes/pve1/disks";

    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["directory"] = "directory",
        ["lvm"] = "volume group",
        ["lvmthin"] = "thin pool",
        ["zfs"] = "ZFS pool",
    };

    /// <summary>The life of one.</summary>
    /// <param name="segment">The end of its path.</param>
    /// <param name="name">Its name.</param>
    /// <param name="made">What it is made with, besides node and name, all of which stays as it is.</param>
    /// <param name="remove">Parameters of a removal besides those of all.</param>
    public static Lifecycle Of(string segment, string name, (string Name, Value Value)[] made,
        params (string Name, JToken Value)[] remove)
    {
        (string Name, Value Value)[] named = [("node", "pve1"), ("name", name)];
        return new("node_" + segment)
        {
            Id = "pve1/" + name,
            Minimal = Config([.. named, .. made]),
            Full = Config([.. named, .. made, ("cleanup_config", true), ("cleanup_disks", true)]),
            Untold = [.. made.Select(value => value.Name).Where(value => value != "filesystem"), "cleanup_config", "cleanup_disks"],
            Remove = pve => pve.Run("DELETE", $"{Path}/{segment}/{name}", [("cleanup-disks", 1), ("cleanup-config", 1), .. remove]),
            Find = pve => Find(pve, segment, name),
            CreateRequest = ("POST", $"{Path}/{segment}"),
            Replacements = [("name", name + "2")],
            Warned = [$"The {Nouns[segment]} {name}"],
        };
    }

    /// <summary>Finds one in the simulator.</summary>
    public static JToken? Find(PveSimulator pve, string segment, string name)
    {
        var list = pve.Request("GET", $"{Path}/{segment}")!;
        return (list is JObject tree ? (JArray)tree["children"]! : (JArray)list).FirstOrDefault(entry =>
            (string?)(entry["path"] ?? entry["lv"] ?? entry["name"]) is { } found && found.Split('/')[^1] == name);
    }
}

using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

/// <summary>What the lives of zones of all types have in common.</summary>
internal static class ZoneLife
{
    public const string Collection = "/cluster/sdn/zones";

    /// <summary>The life of a zone.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="id">The name of the zone.</param>
    /// <param name="required">What it needs beside its name.</param>
    /// <param name="own">Optional attributes of the type alone.</param>
    /// <param name="changed">Other values of what the type alone has.</param>
    /// <param name="arrange">What must be there before.</param>
    /// <param name="left">Attributes that are not cleared alone, and why.</param>
    public static Lifecycle Of(
        string type, string id, Value required, Value own, Value changed, Action<PveSimulator>? arrange = null,
        params (string Attribute, string Why)[] left)
    {
        var minimal = Join(Config(("zone_id", id)), required);
        var reasons = left.Append(("dns", "dns_zone needs it."))
            .ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
        var full = Join(minimal, own, Config(
            ("nodes", Value.Set("pve1", "pve2")), ("mtu", 1400), ("ipam", "pve"), ("dns", "names"), ("reverse_dns", "names"),
            ("dns_zone", "lab.example.com")));
        return new("sdn_zone_" + type)
        {
            Id = id,
            Minimal = minimal,
            Full = full,
            Changed = Join(full, changed, Config(("nodes", Value.Set("pve1")), ("mtu", 1300), ("dns_zone", "test.example.com"))),
            Replacements = [("zone_id", id[..1] + "other")],
            NotCleared = reasons,
            NotCombined = reasons,
            Arrange = pve =>
            {
                if (pve.Request("GET", "/cluster/sdn/dns")!.All(server => (string?)server["dns"] != "names"))
                {
                    pve.Request("POST", "/cluster/sdn/dns", ("dns", "names"), ("type", "powerdns"),
                        ("url", "https://dns.example.com/api/v1/servers/localhost"), ("key", "canary"));
                }

                arrange?.Invoke(pve);
            },
            Drift = pve => pve.Request("PUT", $"{Collection}/{id}", ("mtu", 1280)),
            Remove = pve => pve.Request("DELETE", $"{Collection}/{id}"),
            Find = pve => pve.Request("GET", $"{Collection}/{id}"),
            CreateRequest = ("POST", Collection),
        };
    }

    public static Value Join(params Value[] parts) => Value.Object(parts.SelectMany(part => part.Members)
        .GroupBy(member => member.Key, member => member.Value).Select(group => KeyValuePair.Create(group.Key, group.Last())));
}

using System.Globalization;
using Proxmox.Simulator.Sdn;

namespace Proxmox.Simulator.Guests;

/// <summary>The bridges and VNets that network devices of guests are on.</summary>
internal static class Bridges
{
    /// <summary>Whether the node has a bridge, or a VNet of this name.</summary>
    public static bool Exist(GuestContext context, string bridge) =>
        context.Datacenter.FindNode(context.Node)!.Bridges.Contains(bridge)
            || SdnNodes.Of(context.Datacenter).HasVnet(context.Node, bridge);

    /// <summary>Fails unless the caller may use the bridges of the network devices (<c>check_bridge_access</c>).</summary>
    public static void RequireAccess(GuestContext context, IEnumerable<KeyValuePair<string, string>> options)
    {
        if (context.IsRoot)
        {
            return;
        }

        foreach (var (key, value) in options.Where(option => NetworkDevices.IsDevice(option.Key)))
        {
            var device = context.Schema.Parse(key, value);
            if (!device.TryGetValue("bridge", out var bridge))
            {
                continue;
            }

            var zone = SdnConfig.Read(context.Datacenter, SdnConfig.Vnets).Find(bridge)?["zone"] ?? "localnetwork";
            var path = $"/sdn/zones/{zone}/{bridge}";
            var tag = device.GetValueOrDefault("tag") is { } own && own != "0" ? own : null;
            if (tag is not null)
            {
                context.Require($"{path}/{tag}", "SDN.Use");
            }

            foreach (var vlan in Vlans(device.GetValueOrDefault("trunks")))
            {
                context.Require($"{path}/{vlan}", "SDN.Use");
            }

            if (tag is null && !device.ContainsKey("trunks"))
            {
                context.Require(path, "SDN.Use");
            }
        }
    }

    private static IEnumerable<string> Vlans(string? trunks) => (trunks ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(part => part.Split('-') is [var from, var to]
            ? Enumerable.Range(Number(from), Math.Max(1, Number(to) - Number(from) + 1))
                .Select(vlan => vlan.ToString(CultureInfo.InvariantCulture))
            : [part])
        .Order(StringComparer.Ordinal);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>Network devices of containers (<c>PVE::LXC::Config::parse_lxc_network</c>).</summary>
internal static class NetworkInterface
{
    /// <summary>The parts of a device: an address is made up where none is given.</summary>
    public static Dictionary<string, string> Parse(GuestSchema schema, string key, string text)
    {
        var device = schema.Parse(key, text).ToDictionary(StringComparer.Ordinal);
        device["type"] = "veth";
        device.TryAdd("hwaddr", NetworkDevices.RandomAddress());
        return device;
    }

    /// <summary>The device as it is kept.</summary>
    public static string Complete(GuestSchema schema, string key, string text) => schema.Print(key, Parse(schema, key, text));

    /// <summary>The device with another address.</summary>
    public static string Readdress(GuestSchema schema, string key, string text)
    {
        var device = Parse(schema, key, text);
        device["hwaddr"] = NetworkDevices.RandomAddress();
        return schema.Print(key, device);
    }

    /// <summary>Fails where a bridge that a config names is missing on the node, or the option that every container needs
    /// (<c>update_lxc_config</c>).</summary>
    public static void RequireRunnable(LxcContext context, GuestConfig config)
    {
        if (config.IsTemplate)
        {
            return;
        }

        if (config["arch"] is null)
        {
            throw PveError.Die("missing 'arch' - internal error at /usr/share/perl5/PVE/LXC.pm line 729.");
        }

        foreach (var key in config.Options.Keys.Where(NetworkDevices.IsDevice))
        {
            RequireBridge(context, Parse(context.Schema, key, config[key]!));
        }
    }

    /// <summary>Fails where the node does not have the device's bridge.</summary>
    public static void RequireBridge(LxcContext context, IReadOnlyDictionary<string, string> device)
    {
        var bridge = device.GetValueOrDefault("bridge") ?? "";
        if (!Bridges.Exist(context, bridge))
        {
            throw PveError.Die($"bridge '{bridge}' does not exist");
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>The interfaces and addresses of a container that runs (<c>PVE::LXC::get_interfaces</c>).</summary>
internal static class Interfaces
{
    /// <summary>Every interface; null while the container does not run.</summary>
    public static JToken? Of(LxcContext context, int vmId)
    {
        if (!context.IsRunning(vmId))
        {
            return null;
        }

        var config = context.Load(vmId);
        var system = GuestSystems.Of(context.Datacenter).Of(vmId);
        var answer = new JArray(Entry("lo", "00:00:00:00:00:00", system.ConfiguresNetwork ? ["127.0.0.1/8", "::1/128"] : []));
        foreach (var key in config.Options.Keys.Where(NetworkDevices.IsDevice))
        {
            var device = NetworkInterface.Parse(context.Schema, key, config[key]!);
            var (name, hardware) = (device["name"], device["hwaddr"].ToLowerInvariant());
            answer.Add(Entry(name, hardware, system.Addresses.GetValueOrDefault(name)
                ?? (system.ConfiguresNetwork && device.GetValueOrDefault("link_down") != "1" ? Configured(vmId, device, hardware) : [])));
        }

        return answer;
    }

    /// <summary>The addresses that a device's config gives it, or that servers on its network do.</summary>
    private static IEnumerable<string> Configured(int vmId, IReadOnlyDictionary<string, string> device, string hardware)
    {
        if (device.GetValueOrDefault("ip") is { } ip and not "manual")
        {
            yield return ip == "dhcp" ? string.Create(CultureInfo.InvariantCulture, $"198.51.100.{(vmId % 250) + 2}/24") : ip;
        }

        if (device.GetValueOrDefault("ip6") is { } ip6 and not "manual")
        {
            yield return ip6 is "dhcp" or "auto" ? $"2001:db8::{Identifier(hardware)}/64" : ip6;
        }

        yield return $"fe80::{Identifier(hardware)}/64";
    }

    /// <summary>The second half of an address that is made from the hardware's (EUI-64).</summary>
    private static string Identifier(string hardware)
    {
        var octets = hardware.Split(':').Select(octet => Convert.ToByte(octet, 16)).ToArray();
        octets[0] ^= 2;
        byte[] address = [.. new byte[8], octets[0], octets[1], octets[2], 0xff, 0xfe, octets[3], octets[4], octets[5]];
        return new IPAddress(address).ToString()[2..];
    }

    private static JObject Entry(string name, string hardware, IEnumerable<string> addresses)
    {
        var entry = new JObject { ["name"] = name, ["hardware-address"] = hardware, ["hwaddr"] = hardware };
        var list = new JArray();
        foreach (var (address, prefix) in addresses.Select(text => text.Split('/', 2)).Select(parts => (parts[0], parts[1])))
        {
            var family = IPAddress.Parse(address).AddressFamily == AddressFamily.InterNetwork ? "inet" : "inet6";
            entry[family] = $"{address}/{prefix}";
            list.Add(new JObject
            {
                ["ip-address-type"] = family,
                ["ip-address"] = address,
                ["prefix"] = int.Parse(prefix, CultureInfo.InvariantCulture),
            });
        }

        entry["ip-addresses"] = list;
        return entry;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Guests;

/// <summary>Network devices (<c>PVE::QemuServer::Network</c>).</summary>
public static partial class NetworkDevices
{
    /// <summary>The first half of the addresses that PVE makes up.</summary>
    private const string Prefix = "BC:24:11";

    public static bool IsDevice(string key) => Key().IsMatch(key);

    /// <summary>The device as it is kept: an address is made up where none is given.</summary>
    public static string Complete(GuestSchema schema, string key, string text) => Print(schema, key, Parse(schema, key, text));

    /// <summary>The device with another address.</summary>
    public static string Readdress(GuestSchema schema, string key, string text)
    {
        var device = Parse(schema, key, text);
        device["macaddr"] = RandomAddress();
        return Print(schema, key, device);
    }

    /// <summary>The parts of a device, <c>macaddr</c> always among them.</summary>
    public static Dictionary<string, string> Parse(GuestSchema schema, string key, string text)
    {
        var device = schema.Parse(key, text).ToDictionary(StringComparer.Ordinal);
        device.TryAdd("macaddr", RandomAddress());
        return device;
    }

    /// <summary>A new address of PVE's own.</summary>
    public static string RandomAddress() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}:{RandomNumberGenerator.GetInt32(256):X2}:{RandomNumberGenerator.GetInt32(256):X2}:{RandomNumberGenerator.GetInt32(256):X2}");

    private static string Print(GuestSchema schema, string key, Dictionary<string, string> device) => schema.Print(key, device);

    [GeneratedRegex(@"^net\d+$")]
    private static partial Regex Key();
}

using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>The files on a cloud-init drive.</summary>
internal sealed class CloudInitTexts
{
    private readonly VmContext _context;
    private readonly int _vmId;
    private readonly OptionSet _options;

    public CloudInitTexts(VmContext context, int vmId, OptionSet options)
    {
        _context = context;
        _vmId = vmId;
        _options = options;
    }

    private bool IsNoCloud => (_options["citype"]
        ?? (Machines.WindowsVersion(_options["ostype"]) > 0 ? "configdrive2" : "nocloud")) == "nocloud";

    /// <summary>The user's data.</summary>
    /// <param name="masked">Whether the password is blotted out.</param>
    public string User(bool masked = false)
    {
        var name = _options["name"] ?? string.Create(CultureInfo.InvariantCulture, $"VM{_vmId}");
        var host = name.Split('.')[0];
        var domain = name.Contains('.', StringComparison.Ordinal) ? name : _options["searchdomain"] is { } search
            ? $"{host}.{search}" : host;
        var text = new StringBuilder()
            .Append("#cloud-config\n")
            .Append("hostname: ").Append(host).Append('\n')
            .Append("manage_etc_hosts: true\n")
            .Append("fqdn: ").Append(domain).Append('\n');
        var user = _options["ciuser"];
        if (user is not null)
        {
            text.Append("user: ").Append(user).Append('\n');
        }

        if (user == "root")
        {
            text.Append("disable_root: False\n");
        }

        if (_options["cipassword"] is { } password)
        {
            text.Append("password: ").Append(masked ? "**********" : password).Append('\n');
        }

        if (_options["sshkeys"] is { } keys)
        {
            text.Append("ssh_authorized_keys:\n");
            foreach (var key in Uri.UnescapeDataString(keys).Split('\n').Where(key => !string.IsNullOrWhiteSpace(key)))
            {
                text.Append("  - ").Append(key).Append('\n');
            }
        }
        text.Append("chpasswd:\n  expire: False\n");
        if (user != "root")
        {
            text.Append("users:\n  - default\n");
        }

        if (_options["ciupgrade"] is null or "1")
        {
            text.Append("package_upgrade: true\n");
        }

        return text.ToString();
    }

    /// <summary>The network's data.</summary>
    public string Network() => IsNoCloud ? NetworkOfNoCloud() : NetworkOfConfigDrive();

    /// <summary>The metadata: an id that changes with the rest.</summary>
    public string Meta()
    {
        // The algorithm is that of the format, not a measure of security.
#pragma warning disable CA5350
        var id = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(User() + Network())));
#pragma warning restore CA5350
        return IsNoCloud
            ? $"instance-id: {id}\n"
            : $"{{\n     \"uuid\": \"{id}\",\n     \"network_config\": {{ \"content_path\": \"/content/0000\" }}\n}}\n";
    }

    private static (string Address, string Mask) Split(string cidr)
    {
        if (cidr.Split('/') is not [var address, var bits])
        {
            throw PveError.Die($"not a CIDR: {cidr}");
        }

        var length = int.Parse(bits, CultureInfo.InvariantCulture);
        var mask = length == 0 ? 0 : uint.MaxValue << (32 - length);
        return (address, new IPAddress(BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(mask) : mask)
            .ToString());
    }

    private IEnumerable<(string Number, IReadOnlyDictionary<string, string> Ip, string Mac)> Interfaces()
    {
        foreach (var key in _options.Keys.Where(NetworkDevices.IsDevice))
        {
            var number = key["net".Length..];
            if (_options["ipconfig" + number] is { } ip)
            {
                var mac = _context.Schema.Parse(key, _options[key]).GetValueOrDefault("macaddr", "").ToLowerInvariant();
                yield return (number, _context.Schema.Parse("ipconfig0", ip), mac);
            }
        }
    }

    private string NetworkOfNoCloud()
    {
        var text = new StringBuilder("version: 1\nconfig:\n");
        foreach (var (number, ip, mac) in Interfaces())
        {
            text.Append("    - type: physical\n      name: eth").Append(number)
                .Append("\n      mac_address: '").Append(mac).Append("'\n      subnets:\n");
            if (ip.TryGetValue("ip", out var four))
            {
                AppendFour(text, four, ip.GetValueOrDefault("gw"));
            }

            if (ip.TryGetValue("ip6", out var six))
            {
                AppendSix(text, six, ip.GetValueOrDefault("gw6"));
            }
        }
        text.Append("    - type: nameserver\n");
        AppendList(text, "address", _options["nameserver"]);
        AppendList(text, "search", _options["searchdomain"]);
        return text.ToString();
    }

    private static void AppendFour(StringBuilder text, string ip, string? gateway)
    {
        if (ip == "dhcp")
        {
            text.Append("      - type: dhcp4\n");
            return;
        }
        var (address, mask) = Split(ip);
        text.Append("      - type: static\n        address: '").Append(address).Append("'\n        netmask: '").Append(mask).Append("'\n");
        if (gateway is not null)
        {
            text.Append("        gateway: '").Append(gateway).Append("'\n");
        }
    }

    private static void AppendSix(StringBuilder text, string ip, string? gateway)
    {
        if (ip is "dhcp" or "auto")
        {
            text.Append("      - type: ").Append(ip == "dhcp" ? "dhcp6" : "ipv6_slaac").Append('\n');
            return;
        }
        text.Append("      - type: static6\n        address: '").Append(ip).Append("'\n");
        if (gateway is not null)
        {
            text.Append("        gateway: '").Append(gateway).Append("'\n");
        }
    }

    private static void AppendList(StringBuilder text, string key, string? values)
    {
        var words = (values ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return;
        }

        text.Append("      ").Append(key).Append(":\n");
        foreach (var word in words)
        {
            text.Append("      - '").Append(word).Append("'\n");
        }
    }

    private string NetworkOfConfigDrive()
    {
        const string Indent = "        ";
        var text = new StringBuilder("auto lo\niface lo inet loopback\n\n");
        if (_options["nameserver"] is { } servers)
        {
            text.Append(Indent).Append("dns_nameservers ").Append(servers).Append('\n');
        }

        if (_options["searchdomain"] is { } domains)
        {
            text.Append(Indent).Append("dns_search ").Append(domains).Append('\n');
        }

        foreach (var (number, ip, _) in Interfaces())
        {
            text.Append("auto eth").Append(number).Append('\n');
            foreach (var (family, key, gateway) in (IEnumerable<(string, string, string)>)[("inet", "ip", "gw"), ("inet6", "ip6", "gw6")])
            {
                if (!ip.TryGetValue(key, out var address))
                {
                    continue;
                }

                text.Append("iface eth").Append(number).Append(' ').Append(family).Append(' ');
                if (address is "dhcp" or "auto")
                {
                    text.Append(address).Append('\n');
                    continue;
                }
                var (host, mask) = key == "ip" ? Split(address) : (address.Split('/')[0], address.Split('/')[^1]);
                text.Append("static\n").Append(Indent).Append("address ").Append(host).Append('\n').Append(Indent).Append("netmask ")
                    .Append(mask).Append('\n');
                if (ip.TryGetValue(gateway, out var router))
                {
                    text.Append(Indent).Append("gateway ").Append(router).Append('\n');
                }
            }
        }
        return text.ToString();
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Qemu;

/// <summary>The text of a VM's config file (<c>PVE::QemuServer::parse_vm_config</c> and <c>write_vm_config</c>).</summary>
public static partial class VmConfigFormat
{
    private const string CloudInitSection = "special:cloudinit";

    /// <summary>Reads a config; lines that make no sense are left out.</summary>
    public static VmConfig Parse(string text, string digest, VmSchema schema)
    {
        var config = new VmConfig { Digest = digest };
        var section = (OptionSet?)config.Options;
        StringBuilder? description = null;
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Header().Match(line) is { Success: true } header)
            {
                Describe(section, ref description);
                section = SectionOf(config, header.Groups[1].Value);
                continue;
            }
            if (section is null)
            {
                continue;
            }

            if (line[0] == '#')
            {
                (description ??= new()).Append(Decode(line[1..])).Append('\n');
            }
            else if (Option().Match(line) is { Success: true } option)
            {
                Read(section, option.Groups[1].Value, option.Groups[2].Value, schema,
                    informative: ReferenceEquals(section, config.CloudInit));
            }
        }
        Describe(section, ref description);
        return config;
    }

    /// <summary>Writes a config.</summary>
    public static string Render(VmConfig config)
    {
        var text = new StringBuilder();
        Append(text, config.Options, pending: false);
        if (config.Pending.Count > 0)
        {
            text.Append("\n[PENDING]\n");
            Append(text, config.Pending, pending: true);
        }
        if (config.CloudInit is not null && Drives.CloudInitSlot(config.Options) is not null)
        {
            text.Append("\n[").Append(CloudInitSection).Append("]\n");
            Append(text, config.CloudInit, pending: false);
        }
        foreach (var (name, options) in config.Snapshots)
        {
            text.Append("\n[").Append(name).Append("]\n");
            Append(text, options, pending: false);
        }
        return text.ToString();
    }

    private static OptionSet? SectionOf(VmConfig config, string name)
    {
        if (name.Equals("PENDING", StringComparison.OrdinalIgnoreCase))
        {
            return config.Pending;
        }

        if (name == CloudInitSection)
        {
            return config.CloudInit = new OptionSet();
        }

        return SnapshotName().IsMatch(name) ? config.Snapshots[name] = new OptionSet() : null;
    }

    private static void Read(OptionSet section, string key, string value, VmSchema schema, bool informative)
    {
        if (informative || key is "snapstate" or "delete")
        {
            section[key] = value;
        }
        else if (schema.Exists(key) && schema.Normalize(key, value) is { } normal)
        {
            section[key == "cdrom" ? "ide2" : key] = normal;
        }
    }

    private static void Describe(OptionSet? section, ref StringBuilder? description)
    {
        if (section is not null && description is not null)
        {
            section["description"] = description.ToString().TrimEnd();
        }

        description = null;
    }

    private static void Append(StringBuilder text, OptionSet options, bool pending)
    {
        if (options["description"] is { } description)
        {
            if (description.Length > 0)
            {
                foreach (var line in description.TrimEnd('\n').Split('\n'))
                {
                    text.Append('#').Append(Encode(line)).Append('\n');
                }
            }
            else if (pending)
            {
                text.Append("#\n");
            }
        }
        foreach (var (key, value) in options.Where(option => option.Key != "description"))
        {
            text.Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    /// <summary><c>PVE::Tools::encode_text</c>: what is not printable ASCII, the percent sign and the colon are percent-encoded.</summary>
    private static string Encode(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (octet is >= 0x20 and <= 0x7e and not (byte)'%' and not (byte)':')
            {
                result.Append((char)octet);
            }
            else
            {
                result.Append('%').Append(Convert.ToHexString([octet]));
            }
        }
        return result.ToString();
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text);

    [GeneratedRegex(@"^\[([^\]]*)\]\s*$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^[a-z][a-z0-9_\-]+$", RegexOptions.IgnoreCase)]
    private static partial Regex SnapshotName();

    [GeneratedRegex(@"^([a-z][a-z_\-]*\d*):\s*(.+?)\s*$")]
    private static partial Regex Option();
}

using System.Text;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Guests;

/// <summary>The text of a guest's config file (<c>PVE::QemuServer::parse_vm_config</c>, <c>PVE::LXC::Config::parse_pct_config</c> and what
/// writes them).</summary>
public static partial class GuestConfigFormat
{
    /// <summary>The key under which a container's raw LXC options are kept, a line for each.</summary>
    public const string RawOptions = "lxc";

    private const string CloudInitSection = "special:cloudinit";

    /// <summary>The raw LXC option that is shown as the option <c>env</c>, a line for each variable.</summary>
    private const string Variable = "lxc.environment.runtime";

    /// <summary>Reads a config; lines that make no sense are left out.</summary>
    public static GuestConfig Parse(GuestKind kind, string text, string digest, GuestSchema schema)
    {
        var config = new GuestConfig(kind) { Digest = digest };
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
                Describe(kind, section, ref description);
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
            else if (kind == GuestKind.Container && RawOption().Match(line) is { Success: true } raw)
            {
                ReadRaw(section, raw.Groups[1].Value, raw.Groups[2].Value);
            }
            else if (Option().Match(line) is { Success: true } option)
            {
                Read(section, option.Groups[1].Value, option.Groups[2].Value, schema,
                    informative: ReferenceEquals(section, config.CloudInit));
            }
        }
        Describe(kind, section, ref description);
        return config;
    }

    /// <summary>Writes a config.</summary>
    public static string Render(GuestConfig config)
    {
        var text = new StringBuilder();
        Append(text, config.Options, pending: false);
        if (config.Pending.Count > 0)
        {
            text.Append("\n[").Append(config.Kind.PendingSection).Append("]\n");
            Append(text, config.Pending, pending: true);
        }
        if (config.CloudInit is not null && Qemu.Drives.CloudInitSlot(config.Options) is not null)
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

    private static OptionSet? SectionOf(GuestConfig config, string name)
    {
        if (name.Equals(config.Kind.PendingSection, StringComparison.OrdinalIgnoreCase))
        {
            return config.Pending;
        }

        if (name == CloudInitSection)
        {
            return config.CloudInit = new OptionSet();
        }

        return SnapshotName().IsMatch(name) ? config.Snapshots[name] = new OptionSet() : null;
    }

    private static void Read(OptionSet section, string key, string value, GuestSchema schema, bool informative)
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

    private static void ReadRaw(OptionSet section, string key, string value)
    {
        if (key == Variable)
        {
            section["env"] = section["env"] is { } others ? $"{others}\0{value}" : value;
        }
        else
        {
            section[RawOptions] += $"{key}: {value}\n";
        }
    }

    /// <summary>Ends a description: VMs lose the white space at its end, of containers each line keeps its line feed.</summary>
    private static void Describe(GuestKind kind, OptionSet? section, ref StringBuilder? description)
    {
        if (section is not null && description is not null)
        {
            var text = description.ToString();
            section["description"] = kind == GuestKind.Container ? text : text.TrimEnd();
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
        foreach (var (key, value) in options.Where(option => option.Key is not ("description" or "env" or RawOptions)))
        {
            text.Append(key).Append(": ").Append(value).Append('\n');
        }

        foreach (var variable in options["env"]?.Split('\0', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            text.Append(Variable).Append(": ").Append(variable).Append('\n');
        }

        text.Append(options[RawOptions]);
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

    [GeneratedRegex(@"^(lxc\.[a-z0-9_\-.]+)(?::|\s*=)\s*(.*?)\s*$")]
    private static partial Regex RawOption();

    [GeneratedRegex(@"^([a-z][a-z_\-]*\d*):\s*(.+?)\s*$")]
    private static partial Regex Option();
}

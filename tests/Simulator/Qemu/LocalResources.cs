using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Nodes;

namespace Proxmox.Simulator.Qemu;

/// <summary>What ties a VM to its node (<c>PVE::QemuMigrate::Helpers::check_local_resources</c>).</summary>
internal sealed class LocalResources
{
    private readonly List<(string Key, string Kind, string Name)> _mapped = [];
    private readonly List<string> _blocking = [];
    private readonly ResourceMappings _mappings;

    private LocalResources(ResourceMappings mappings)
    {
        _mappings = mappings;
    }

    /// <summary>Options that name devices of the node, mapped ones included where they cannot move just now.</summary>
    public IReadOnlyList<string> Blocking => _blocking;

    /// <summary>Options that name mapped devices and directories.</summary>
    public IEnumerable<string> Mapped => _mapped.Select(entry => entry.Key).Order(StringComparer.Ordinal);

    /// <summary>Mapped devices that keep a running VM where it is, as <c>key:mapping</c>.</summary>
    public IEnumerable<string> NotLive =>
        _mapped.Where(entry => !IsLive(entry.Kind, entry.Name)).Select(entry => $"{entry.Key}:{entry.Name}");

    /// <summary>As <c>mapped-resource-info</c>.</summary>
    public JObject MappedInfo => new(_mapped.Select(entry =>
    {
        var info = new JObject { ["name"] = entry.Name };
        if (IsLive(entry.Kind, entry.Name))
        {
            info["live-migration"] = 1;
        }

        return new JProperty(entry.Key, info);
    }));

    /// <summary>Options whose mapping names nothing on a node.</summary>
    public IReadOnlyList<string> MissingOn(string node) =>
        [.. _mapped.Where(entry => !_mappings.Nodes(entry.Kind, entry.Name).Contains(node)).Select(entry => entry.Key)];

    /// <summary>Looks through a config.</summary>
    /// <param name="running">Whether the VM is to move while it runs.</param>
    public static LocalResources Of(VmContext context, GuestConfig config, bool running)
    {
        var result = new LocalResources(ResourceMappings.Of(context.Datacenter));
        if (running)
        {
            result._blocking.AddRange(((string[])["amd-sev", "intel-tdx"]).Where(config.Options.Has));
        }

        if (config.Options.Has("ivshmem"))
        {
            result._blocking.Add("ivshmem");
        }

        result._mapped.AddRange(MappingsOf(context.Schema, config));
        foreach (var (key, value) in config.Options)
        {
            if (IsLocal(context.Schema, key, value) && !result.Moves(key, running))
            {
                result._blocking.Add(key);
            }
        }
        return result;
    }

    /// <summary>Options that name mappings: the option, the kind of mapping (pci, usb, dir) and its name.</summary>
    public static IEnumerable<(string Key, string Kind, string Name)> MappingsOf(GuestSchema schema, GuestConfig config)
    {
        foreach (var (key, value) in config.Options)
        {
            var (kind, part) = KindOf(key) switch
            {
                "usb" => ("usb", "mapping"),
                "hostpci" => ("pci", "mapping"),
                "virtiofs" => ("dir", "dirid"),
                _ => ("", ""),
            };
            if (kind.Length > 0 && schema.Parse(key, value).GetValueOrDefault(part) is { } name)
            {
                yield return (key, kind, name);
            }
        }
    }

    private static string KindOf(string key)
    {
        var kind = key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return kind.Length < key.Length ? kind : "";
    }

    private static bool IsLocal(GuestSchema schema, string key, string value) => KindOf(key) switch
    {
        "serial" => value != "socket",
        "usb" => schema.Parse(key, value).GetValueOrDefault("host")?.Equals("spice", StringComparison.OrdinalIgnoreCase) != true,
        "hostpci" or "parallel" or "virtiofs" => true,
        _ => false,
    };

    /// <summary>Whether a mapped PCI device moves along: while the VM is off, or when its mapping says that it can.</summary>
    private bool Moves(string key, bool running) =>
        _mapped.Any(entry => entry.Key == key && entry.Kind == "pci" && (!running || IsLive(entry.Kind, entry.Name)));

    private bool IsLive(string kind, string name) => kind == "pci" && _mappings.IsLiveMigratable(name);
}

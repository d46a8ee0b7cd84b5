using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/nodes/{node}/capabilities</c>: the CPU models and machine types that a node's QEMU has.</summary>
public sealed class CapabilityEndpoints : IEndpoints
{
    /// <summary>The flags that guests can be given one by one, and whether this kind of processor has them.</summary>
    private static readonly (string Name, bool IsSupported, string Description)[] CpuFlags =
    [
        ("nested-virt", false, "Lets a guest have guests of its own."), ("amd-ssbd", true, "Against Spectre, on AMD."),
        ("ibpb", true, "Against Spectre, on AMD."), ("md-clear", true, "Says that the host is safe from MDS."),
        ("spec-ctrl", true, "Against Spectre, on Intel."), ("ssbd", true, "Against bypassed stores, on Intel."),
        ("aes", false, "Encryption by the processor."), ("amd-no-ssb", false, "Says that the host bypasses no stores."),
        ("hv-evmcs", false, "Faster guests in guests, on Intel."), ("hv-tlbflush", false, "Faster guests with Windows where many share."),
        ("pcid", false, "Cheaper measures against Meltdown."), ("pdpe1gb", false, "Pages of 1 GiB."),
        ("virt-ssbd", false, "Against bypassed stores, on AMD."),
    ];

    /// <summary>Versions of machine types, newest first. The old ones exist for one kind of machine only.</summary>
    private static readonly string[] Versions =
    [
        "10.1", "10.0+pve1", "10.0", "9.2+pve1", "9.2", "9.1", "9.0", "8.2", "8.1", "8.0",
        "7.2", "7.1", "7.0", "6.2", "6.1", "6.0", "5.2", "5.1", "5.0", "4.2", "4.1+pve2", "4.1+pve1", "4.1", "4.0", "3.1", "3.0",
        "2.12", "2.11", "2.10", "2.9", "2.8", "2.7", "2.6", "2.5", "2.4",
    ];

    private static readonly string[] OlderVersions = ["2.3", "2.2", "2.1", "2.0", "1.7", "1.6", "1.5", "1.4"];

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/capabilities", _ => Router.Directory("name", ["qemu"]));
        router.On("GET", "/nodes/{node}/capabilities/qemu", call => Router.Directory("name",
            call.Datacenter.Version == PveVersion.V84 ? ["cpu", "machines"] : ["cpu", "cpu-flags", "machines", "migration"]));
        router.On("GET", "/nodes/{node}/capabilities/qemu/cpu", Cpus);
        router.On("GET", "/nodes/{node}/capabilities/qemu/machines", Machines);
        router.On("GET", "/nodes/{node}/capabilities/qemu/cpu-flags", Flags);
        router.On("GET", "/nodes/{node}/capabilities/qemu/migration", _ => new JObject { ["has-dbus-vmstate"] = true });
    }

    private static JToken Cpus(PveCall call) => new JArray(CpuModels.All.Select(model =>
    {
        var entry = new JObject { ["name"] = model.Name, ["vendor"] = model.Vendor, ["custom"] = 0 };
        if (call.Datacenter.Version != PveVersion.V84 && CpuModels.Abstract.Contains(model.Name))
        {
            entry["abstract"] = 1;
        }

        return entry;
    }).Concat(Custom(call)));

    private static IEnumerable<JObject> Custom(PveCall call)
    {
        var vendors = CpuModels.All.ToDictionary(model => model.Name, model => model.Vendor, StringComparer.Ordinal);
        return CustomCpuModelEndpoints.All(call.Datacenter)
            .Where(model => call.AllowsAny($"/mapping/cpu/{model.Name}", "Mapping.Modify", "Mapping.Use", "Mapping.Audit"))
            .Select(model => new JObject
            {
                ["name"] = "custom-" + model.Name,
                ["vendor"] = vendors.GetValueOrDefault(model.Reported, "default"),
                ["custom"] = 1,
            });
    }

    private static JToken Flags(PveCall call) => new JArray(CpuFlags.Select(flag => new JObject
    {
        ["name"] = flag.Name,
        ["description"] = flag.Description,
        ["supported-on"] = new JArray(flag.IsSupported ? call.Datacenter.Nodes.Where(node => node.Online).Select(node => node.Name) : []),
    }));

    private static JToken Machines(PveCall call)
    {
        var newest = Number(Hypervisor.Of(call.Datacenter).MachineVersion);
        var versions = Versions.Where(version => Number(version) is var number && number.CompareTo(newest) <= 0).ToList();
        JObject Machine(string type, string version) => new() { ["id"] = $"pc-{type}-{version}", ["type"] = type, ["version"] = version };
        return new JArray(versions.Concat(OlderVersions).Select(version => Machine("i440fx", version))
            .Concat(versions.Select(version => Machine("q35", version))));
    }

    private static (int Major, int Minor) Number(string version)
    {
        var parts = version.Split('+')[0].Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

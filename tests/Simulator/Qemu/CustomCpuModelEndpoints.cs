using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/cluster/qemu/custom-cpu-models</c> (<c>PVE::API2::Cluster::Qemu::CustomCPUModels</c>), since 9.</summary>
public sealed class CustomCpuModelEndpoints : IEndpoints
{
    private const string FileName = "virtual-guest/cpu-models.conf";
    private const string Prefix = "custom-";
    private const string Type = "cpu-model";

    private static readonly string[] NeverDeleted = ["cputype", "reported-model"];

    public void Map(Router router)
    {
        if (router.Version == PveVersion.V84)
        {
            return;
        }

        router.On("GET", "/cluster/qemu", _ => Router.Directory("name", ["cpu-flags", "custom-cpu-models"]));
        new SectionArea("/cluster/qemu/custom-cpu-models", FileName)
        {
            Id = "cputype",
            IdText = Prefix + "{id}",
            ShowsId = true,
            Types = [SectionType.Parse(Type, "reported-model flags hidden hv-vendor-id phys-bits guest-phys-bits level")],
            Texts = new()
            {
                Exists = "custom CPU model '{id}' already exists",
                Missing = "Custom cputype '{id}' not found",
                MissingOnUpdate = "custom CPU model '{id}' does not exist",
                MissingOnDelete = "custom CPU model '{id}' does not exist",
            },
            ChecksBeforeLock = true,
            Visible = ("/mapping/cpu/{id}", ["Mapping.Modify", "Mapping.Use", "Mapping.Audit"]),
            Identify = Identify,
            OnBegin = change =>
            {
                if (NeverDeleted.FirstOrDefault(change.Delete.Contains) is { } key)
                {
                    throw PveError.Die($"cannot delete '{key}'");
                }
            },
            OnShow = (_, _, json) => json.Remove("type"),
        }.Map(router);
    }

    /// <summary>Fails where a config's <c>cpu</c> names a custom model that is not there.</summary>
    /// <exception cref="PveError">There is no such model (400).</exception>
    internal static void RequireModel(Datacenter datacenter, string? cpu)
    {
        var name = cpu?.Split(',').Select(part => part.StartsWith("cputype=", StringComparison.Ordinal) ? part["cputype=".Length..] : part)
            .FirstOrDefault(part => part.StartsWith(Prefix, StringComparison.Ordinal));
        if (name is not null && SectionConfig.Parse(datacenter.File(FileName).Text).Find(name[Prefix.Length..]) is null)
        {
            throw PveError.Parameter("cpu", $"invalid format - Custom cputype '{name[Prefix.Length..]}' not found\n");
        }
    }

    /// <summary>The models by name without the prefix, each with its reported model.</summary>
    internal static IEnumerable<(string Name, string Reported)> All(Datacenter datacenter) =>
        SectionConfig.Parse(datacenter.File(FileName).Text).Sections.Select(model => (model.Id, model["reported-model"]!));

    /// <summary>The prefix may be left out. What is left is a name only where something is written.</summary>
    private static (string? Type, string Id) Identify(PveCall call)
    {
        var given = call.Text("cputype");
        var name = given.StartsWith(Prefix, StringComparison.Ordinal) ? given[Prefix.Length..] : given;
        if (call.Method.Verb is "POST" or "PUT" && Formats.Check("pve-configid", name) is { } problem)
        {
            throw PveError.Die(problem.TrimEnd('\n'));
        }

        return (Type, name);
    }
}

using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/cluster/mapping</c> (<c>PVE::API2::Cluster::Mapping</c>).</summary>
public sealed class MappingEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/cluster/mapping", _ => Router.Directory("name", ["dir", "pci", "usb"]));
        Area("dir", "directory", "checks", "description map+").Map(router);
        Area("pci", "hardware", "checks", "description mdev live-migration-capable map+").Map(router);
        Area("usb", "hardware", "errors", "description map+").Map(router);
    }

    private static SectionArea Area(string kind, string name, string findings, string options) => new(
        "/cluster/mapping/" + kind, ResourceMappings.FileName(kind))
    {
        Types = [SectionType.Parse(kind, options)],
        Texts = new()
        {
            Exists = "{type} ID '{id}' already defined",
            Missing = "mapping '{id}' not found",
            MissingOnUpdate = "{type} ID '{id}' does not exist",
            Create = $"create {name} mapping failed",
            Update = $"update {name} mapping failed",
            Delete = $"delete {name} mapping failed",
        },
        Visible = ($"/mapping/{kind}/{{id}}", ["Mapping.Modify", "Mapping.Use", "Mapping.Audit"]),
        ChecksUpdateAsCreation = true,
        OnList = (call, section, json) =>
        {
            if (call.OptionalText("check-node") is { } node)
            {
                json[findings] = ResourceMappings.Of(call.Datacenter).Nodes(kind, section.Id).Contains(node) ? [] : Unmapped(node);
            }
        },
    };

    private static JArray Unmapped(string node) => [new JObject { ["severity"] = "warning", ["message"] = $"No mapping for node {node}." }];
}
